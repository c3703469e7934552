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
 * Answers on the management port when the overflow has been empty for a while: what an orchestrator
 * waits for before it tells an instance to end whose disk nobody would read again. It changes
 * nothing; the instance goes on as ever meanwhile.
 *
 * <p>{@code GET /drained?within=300&settle=20}: 200 once it has been empty for {@code settle}
 * seconds since the question, so that those who send have learnt to go elsewhere and the metrics
 * have been read once more; 503 after {@code within} seconds. At most an hour each; 0 unless said.
 */
@Singleton
class BacklogRoute {

  private static final Logger LOG = Logger.getLogger(BacklogRoute.class);
  private static final long CHECK_MS = 250;
  private static final int MOST_SECONDS = 3_600;

  private final Overflow overflow;
  private final Vertx vertx;

  BacklogRoute(Overflow overflow, Vertx vertx) {
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
      end(request, 400, "within and settle are whole seconds, at most " + MOST_SECONDS);
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
    return text.matches("[0-9]{1,4}") && Integer.parseInt(text) <= MOST_SECONDS
        ? OptionalInt.of(Integer.parseInt(text))
        : OptionalInt.empty();
  }

  private static void end(RoutingContext request, int status, String text) {
    HttpServerResponse response = request.response();
    if (!response.ended() && !response.closed()) {
      response.setStatusCode(status).putHeader("Content-Type", "text/plain").end(text + "\n");
    }
  }

  /** One who waits. Used by the event loop of its request alone. */
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

    /** Whether it was time for an answer. */
    private boolean end(RoutingContext request) {
      long now = System.nanoTime();
      long backlog = overflow.backlog();
      if (backlog > 0) {
        emptySince = now;
      }
      if (backlog == 0 && now - emptySince >= settleNanos) {
        BacklogRoute.end(request, 200, "drained");
        return true;
      }
      if (now >= deadline) {
        LOG.warnf("replay=incomplete backlog=%d; it stays on the disk of this instance", backlog);
        BacklogRoute.end(request, 503, "backlog " + backlog);
        return true;
      }
      return false;
    }
  }
}
