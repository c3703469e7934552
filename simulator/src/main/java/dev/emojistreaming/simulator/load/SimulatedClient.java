package dev.emojistreaming.simulator.load;

import dev.emojistreaming.simulator.crowd.ReactionScript;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.concurrent.TimeUnit;

/**
 * One client: sends its reactions one after another, each at the time it is due, or at once if the
 * previous answer came later than that.
 *
 * <p>Latency is measured from the time a reaction was due, not from sending. A client that waits
 * for a stalled service sends nothing. Measured from sending, the stall would be one slow answer,
 * and all reactions that were due during the stall would be left out (coordinated omission). Timers
 * have a resolution of one millisecond, so a reaction may be sent up to one millisecond early; its
 * latency is then measured from sending.
 */
final class SimulatedClient {

  private final Vertx vertx;
  private final Clock clock;
  private final Stopwatch stopwatch;
  private final LoadPlan plan;
  private final int number;
  private final ReactionScript script;
  private final ReactionClient connection;
  private final AnswerRecorder recorder;
  private final Promise<Void> done = Promise.promise();

  private long played;

  SimulatedClient(
      RunContext run, int number, ReactionScript script, Vertx vertx, ReactionClient connection) {
    this.vertx = vertx;
    this.clock = run.clock();
    this.stopwatch = run.stopwatch();
    this.plan = run.plan();
    this.recorder = run.recorder();
    this.number = number;
    this.script = script;
    this.connection = connection;
  }

  /** Plays the whole script; the future completes with the last answer. */
  Future<Void> play() {
    next();
    return done.future();
  }

  private void next() {
    long now = stopwatch.nanos();
    long due = plan.pacing().due(plan.index(number, played), now);
    if (!plan.length().includes(played, due)) {
      done.complete();
      return;
    }
    long wait = TimeUnit.NANOSECONDS.toMillis(due - now);
    if (wait > 0) {
      vertx.setTimer(wait, timer -> send(due));
    } else {
      send(due);
    }
  }

  private void send(long due) {
    played++;
    long start = Math.min(due, stopwatch.nanos());
    connection
        .post(script.next(clock.instant(), plan.pacing().mix(due)))
        .map(
            answer -> {
              recorder.record(answer, stopwatch.nanos() - start);
              next();
              return answer;
            })
        .onFailure(done::fail);
  }
}
