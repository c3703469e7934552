package dev.emojistreaming.ingest.lifecycle;

import dev.emojistreaming.ingest.overflow.Overflow;
import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Answers on the management port when the overflow's backlog is replayed: an orchestrator can wait
 * for that before it stops an instance and deletes its disk. It is a query: the instance keeps
 * accepting reactions meanwhile.
 *
 * <p>{@code GET /drained?within=300&settle=20}: 200 when the overflow has been empty for {@code
 * settle} seconds since the request, so that clients use other instances by then and the metrics
 * have been scraped once more; 503 after {@code within} seconds. Both are at most one hour; default
 * 0.
 */
@Singleton
class BacklogEndpoint {

  private static final Logger LOG = Logger.getLogger(BacklogEndpoint.class);
  private static final long CHECK_MS = 250;
  private static final int MAX_SECONDS = 3_600;

  /** Orchestrators need one; each holds a connection and a timer for up to an hour. */
  private static final int MAX_WAITERS = 16;

  private final AtomicInteger waiters = new AtomicInteger();
  private final Overflow overflow;
  private final Vertx vertx;

  BacklogEndpoint(Overflow overflow, Vertx vertx) {
    this.overflow = overflow;
    this.vertx = vertx;
  }

  void register(@Observes ManagementInterface management) {
    management.router().get("/drained").handler(this::answerWhenReplayed);
  }

  private void answerWhenReplayed(RoutingContext request) {
    OptionalInt within = seconds(request, "within");
    OptionalInt settle = seconds(request, "settle");
    if (within.isEmpty() || settle.isEmpty()) {
      end(request, 400, "within and settle must be whole seconds, at most " + MAX_SECONDS);
      return;
    }
    if (waiters.get() >= MAX_WAITERS) {
      end(request, 503, MAX_WAITERS + " requests wait already");
      return;
    }
    Wait wait = new Wait(Duration.ofSeconds(within.getAsInt()), settle.getAsInt());
    if (!wait.end(request)) {
      LOG.infof(
          "drain-request=waiting backlog=%d within=%ds", overflow.backlog(), within.getAsInt());
      waiters.incrementAndGet();
      long timer = vertx.setPeriodic(CHECK_MS, id -> wait.endOrContinue(request, id));
      request.addEndHandler(
          ended -> {
            vertx.cancelTimer(timer);
            waiters.decrementAndGet();
          });
    }
  }

  private static OptionalInt seconds(RoutingContext request, String name) {
    String text = request.request().getParam(name, "0");
    return text.matches("[0-9]{1,4}") && Integer.parseInt(text) <= MAX_SECONDS
        ? OptionalInt.of(Integer.parseInt(text))
        : OptionalInt.empty();
  }

  private static void end(RoutingContext request, int status, String text) {
    HttpServerResponse response = request.response();
    if (!response.ended() && !response.closed()) {
      response.setStatusCode(status).putHeader("Content-Type", "text/plain").end(text + "\n");
    }
  }

  /** A waiting request. Used only on the event loop of the request. */
  private final class Wait {

    private final long deadline;
    private final long settleNanos;
    private long emptySince = System.nanoTime();

    Wait(Duration within, int settleSeconds) {
      deadline = System.nanoTime() + within.toNanos();
      settleNanos = Duration.ofSeconds(settleSeconds).toNanos();
    }

    private void endOrContinue(RoutingContext request, long timer) {
      if (end(request)) {
        vertx.cancelTimer(timer);
      }
    }

    /** Answers if the backlog is replayed or the time is over; returns whether it did. */
    private boolean end(RoutingContext request) {
      long now = System.nanoTime();
      long backlog = overflow.backlog();
      if (backlog > 0) {
        emptySince = now;
      }
      if (backlog == 0 && now - emptySince >= settleNanos) {
        BacklogEndpoint.end(request, 200, "drained");
        return true;
      }
      if (now >= deadline) {
        LOG.warnf(
            "drain-request=timeout backlog=%d; the backlog stays on the disk of this instance",
            backlog);
        BacklogEndpoint.end(request, 503, "backlog " + backlog);
        return true;
      }
      return false;
    }
  }
}
