package dev.emojistreaming.simulator.load;

import dev.emojistreaming.simulator.crowd.ReactionScript;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.concurrent.TimeUnit;

/**
 * One client: sends its reactions one after another, each when it is due or, when the answer before
 * it came too late for that, at once.
 *
 * <p>Latency runs from the moment a reaction was due, not from when it was sent. A client that
 * waits for a stalled service sends nothing meanwhile; measured from sending, the stall would be
 * one slow answer, while all the people who would have tapped in that time are left out
 * (coordinated omission). Timers tick in milliseconds and a reaction may be sent up to one tick
 * early; it is then measured from sending.
 */
final class SimulatedClient {

  private final Vertx vertx;
  private final Clock clock;
  private final Stopwatch stopwatch;
  private final LoadPlan plan;
  private final int number;
  private final ReactionScript script;
  private final ReactionClient connection;
  private final Tally tally;
  private final Promise<Void> done = Promise.promise();

  private long played;

  SimulatedClient(
      Stage stage, int number, ReactionScript script, Vertx vertx, ReactionClient connection) {
    this.vertx = vertx;
    this.clock = stage.clock();
    this.stopwatch = stage.stopwatch();
    this.plan = stage.plan();
    this.tally = stage.tally();
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
              tally.record(answer, stopwatch.nanos() - start);
              next();
              return answer;
            })
        .onFailure(done::fail);
  }
}
