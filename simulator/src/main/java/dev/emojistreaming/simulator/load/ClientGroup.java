package dev.emojistreaming.simulator.load;

import dev.emojistreaming.simulator.crowd.ReactionScript;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The clients that live on one event loop, with connections of their own. */
final class ClientGroup extends AbstractVerticle {

  private final LoadPlan plan;
  private final Map<Integer, ReactionScript> scripts;

  private @Nullable ReactionClient connections;

  /**
   * A group that is still to be deployed.
   *
   * @param scripts of its clients, by their number in the whole crowd
   */
  ClientGroup(LoadPlan plan, Map<Integer, ReactionScript> scripts) {
    this.plan = plan;
    this.scripts = Map.copyOf(scripts);
  }

  /** Started means connected: what connecting takes, and a cold JVM, is none of the service's. */
  @Override
  public void start(Promise<Void> started) {
    ReactionClient client = new ReactionClient(vertx, plan, scripts.size());
    connections = client;
    Future.all(Stream.generate(client::connect).limit(scripts.size()).toList())
        .<Void>mapEmpty()
        .onComplete(started);
  }

  /** Plays all scripts on this group's event loop; the future completes with the last answer. */
  Future<Void> play(Stage stage) {
    Promise<Void> played = Promise.promise();
    context.runOnContext(go -> playScripts(stage).onComplete(played));
    return played.future().onComplete(ended -> vertx.undeploy(deploymentID()));
  }

  private Future<Void> playScripts(Stage stage) {
    ReactionClient client = Objects.requireNonNull(connections, "the group is deployed");
    List<Future<Void>> played = new ArrayList<>(scripts.size());
    scripts.forEach(
        (number, script) ->
            played.add(new SimulatedClient(stage, number, script, vertx, client).play()));
    return Future.all(played).mapEmpty();
  }
}
