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

/** The clients of one event loop, with their connections. */
final class ClientGroup extends AbstractVerticle {

  private final LoadPlan plan;
  private final Map<Integer, ReactionScript> scripts;

  private @Nullable ReactionClient connections;

  /**
   * Creates a group, which must be deployed before it can play.
   *
   * @param scripts of its clients, by their number in the whole crowd
   */
  ClientGroup(LoadPlan plan, Map<Integer, ReactionScript> scripts) {
    this.plan = plan;
    this.scripts = Map.copyOf(scripts);
  }

  /**
   * Connects first, so that connecting and a cold JVM are not measured as the service's latency.
   */
  @Override
  public void start(Promise<Void> started) {
    ReactionClient client = new ReactionClient(vertx, plan, scripts.size());
    connections = client;
    Future.all(Stream.generate(client::connect).limit(scripts.size()).toList())
        .<Void>mapEmpty()
        .onComplete(started);
  }

  /** Plays all scripts on this group's event loop; the future completes with the last answer. */
  Future<Void> play(RunContext run) {
    Promise<Void> played = Promise.promise();
    context.runOnContext(go -> playScripts(run).onComplete(played));
    return played.future().onComplete(ended -> vertx.undeploy(deploymentID()));
  }

  private Future<Void> playScripts(RunContext run) {
    ReactionClient client = Objects.requireNonNull(connections, "the group is deployed");
    List<Future<Void>> played = new ArrayList<>(scripts.size());
    scripts.forEach(
        (number, script) ->
            played.add(new SimulatedClient(run, number, script, vertx, client).play()));
    return Future.all(played).mapEmpty();
  }
}
