package dev.emojistreaming.simulator.load;

import dev.emojistreaming.contract.SentReaction;
import dev.emojistreaming.simulator.crowd.Crowd;
import dev.emojistreaming.simulator.crowd.ReactionScript;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Plays a plan from start to end. Its methods block: not for an event loop. */
public final class LoadRun implements AutoCloseable {

  private final Vertx vertx;
  private final Clock clock;
  private final LoadPlan plan;
  private final ReactionClient single;

  public LoadRun(Vertx vertx, Clock clock, LoadPlan plan) {
    this.vertx = vertx;
    this.clock = clock;
    this.plan = plan;
    this.single = new ReactionClient(vertx, plan, 1);
  }

  /**
   * Checks that the service can be reached at all.
   *
   * @throws SimulationException when nothing listens at its address
   */
  public void reachService() {
    Reachability.require(vertx, plan);
  }

  /**
   * Plays the whole crowd.
   *
   * @param onTick told a few times a second how far the run is and for how long it has gone on
   */
  public LoadResult playCrowd(BiConsumer<Totals, Duration> onTick) {
    List<ClientGroup> groups = connect();
    Tally tally = new Tally();
    Stopwatch stopwatch = Stopwatch.start();
    Stage stage = new Stage(plan, clock, stopwatch, tally);
    Waiting.until(
        Future.all(groups.stream().map(group -> group.play(stage)).toList()),
        () -> onTick.accept(tally.totals(), stopwatch.elapsed()));
    return new LoadResult(tally.totals(), stopwatch.elapsed(), tally.latencies());
  }

  private List<ClientGroup> connect() {
    List<ReactionScript> scripts = Crowd.of(plan.seed(), plan.clients(), plan.room());
    int loops = Math.min(plan.clients(), Runtime.getRuntime().availableProcessors());
    List<ClientGroup> groups =
        IntStream.range(0, loops)
            .mapToObj(loop -> new ClientGroup(plan, everyNth(scripts, loop, loops)))
            .toList();
    Waiting.until(Future.all(groups.stream().map(vertx::deployVerticle).toList()), () -> {});
    return groups;
  }

  private static Map<Integer, ReactionScript> everyNth(
      List<ReactionScript> scripts, int first, int step) {
    return IntStream.iterate(first, client -> client < scripts.size(), client -> client + step)
        .boxed()
        .collect(Collectors.toMap(client -> client, scripts::get));
  }

  /** Posts one reaction outside the crowd; counts in no total. */
  public Answer post(SentReaction reaction) {
    return Waiting.until(single.post(reaction), () -> {});
  }

  @Override
  public void close() {
    single.close();
  }
}
