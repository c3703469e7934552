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

/** Plays a plan from start to end. Its methods block and must not be called on an event loop. */
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
   * Checks that the service can be reached.
   *
   * @throws SimulationException when nothing listens at its address
   */
  public void reachService() {
    Reachability.require(vertx, plan);
  }

  /**
   * Plays the whole crowd.
   *
   * @param onTick called a few times a second with the totals so far and the elapsed time
   */
  public LoadResult playCrowd(BiConsumer<Totals, Duration> onTick) {
    List<ClientGroup> groups = connect();
    AnswerRecorder recorder = new AnswerRecorder();
    Stopwatch stopwatch = Stopwatch.start();
    RunContext run = new RunContext(plan, clock, stopwatch, recorder);
    BlockingWait.until(
        Future.all(groups.stream().map(group -> group.play(run)).toList()),
        () -> onTick.accept(recorder.totals(), stopwatch.elapsed()));
    return new LoadResult(recorder.totals(), stopwatch.elapsed(), recorder.latencies());
  }

  private List<ClientGroup> connect() {
    List<ReactionScript> scripts = Crowd.of(plan.seed(), plan.clients(), plan.room());
    int loops = Math.min(plan.clients(), Runtime.getRuntime().availableProcessors());
    List<ClientGroup> groups =
        IntStream.range(0, loops)
            .mapToObj(loop -> new ClientGroup(plan, everyNth(scripts, loop, loops)))
            .toList();
    BlockingWait.until(Future.all(groups.stream().map(vertx::deployVerticle).toList()), () -> {});
    return groups;
  }

  private static Map<Integer, ReactionScript> everyNth(
      List<ReactionScript> scripts, int first, int step) {
    return IntStream.iterate(first, client -> client < scripts.size(), client -> client + step)
        .boxed()
        .collect(Collectors.toMap(client -> client, scripts::get));
  }

  /** Posts one reaction outside the crowd, which is in no total. */
  public Answer post(SentReaction reaction) {
    return BlockingWait.until(single.post(reaction), () -> {});
  }

  @Override
  public void close() {
    single.close();
  }
}
