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
import org.jboss.logging.Logger;

/**
 * Answers on the management port once the overflow's backlog is replayed, so that an orchestrator
 * can wait for that before it ends an instance whose disk is lost with it. It changes nothing: the
 * instance works on meanwhile.
 *
 * <p>{@code GET /drained?within=300&settle=20}: 200 once the overflow has been empty for {@code
 * settle} seconds since the request, so that clients have turned to other instances and the metrics
 * have been scraped once more; 503 after {@code within} seconds. At most an hour each, 0 by
 * default.
 */
@Singleton
class BacklogEndpoint {

  private static final Logger LOG = Logger.getLogger(BacklogEndpoint.class);
  private static final long CHECK_MS = 250;
  private static final int MAX_SECONDS = 3_600;

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
      end(request, 400, "within and settle are whole seconds, at most " + MAX_SECONDS);
      return;
    }
    Wait wait = new Wait(Duration.ofSeconds(within.getAsInt()), settle.getAsInt());
    if (!wait.end(request)) {
      LOG.infof("replay=awaited backlog=%d within=%ds", overflow.backlog(), within.getAsInt());
      long timer = vertx.setPeriodic(CHECK_MS, id -> wait.endOrGoOn(request, id));
      request.response().closeHandler(closed -> vertx.cancelTimer(timer));
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

  /** A request that waits. For the event loop of its request only. */
  private final class Wait {

    private final long deadline;
    private final long settleNanos;
    private long emptySince = System.nanoTime();

    Wait(Duration within, int settleSeconds) {
      deadline = System.nanoTime() + within.toNanos();
      settleNanos = Duration.ofSeconds(settleSeconds).toNanos();
    }

    private void endOrGoOn(RoutingContext request, long timer) {
      if (end(request)) {
        vertx.cancelTimer(timer);
      }
    }

    /** Answers if it is time to; returns whether it did. */
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
        LOG.warnf("replay=incomplete backlog=%d; it stays on the disk of this instance", backlog);
        BacklogEndpoint.end(request, 503, "backlog " + backlog);
        return true;
      }
      return false;
    }
  }
}
