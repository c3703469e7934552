package dev.emojistreaming.simulator.load;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;

/**
 * Plays against a server inside the simulator until its code is compiled. Otherwise the simulator's
 * cold start would be measured as the service's latency: at a fixed rate, reactions fall due while
 * a new JVM still loads classes.
 */
public final class WarmUp {

  private static final int REACTIONS = 20_000;
  private static final int CLIENTS = 10;
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private WarmUp() {}

  /**
   * Takes about a second and sends nothing to the service. Blocks, and must not be called on an
   * event loop.
   */
  public static void play(Vertx vertx, Clock clock) {
    HttpServer server =
        vertx
            .createHttpServer()
            .requestHandler(
                request -> request.end().onSuccess(received -> request.response().end()));
    BlockingWait.until(server.listen(0, "localhost"), () -> {});
    URI url = URI.create("http://localhost:" + server.actualPort());
    LoadPlan plan =
        new LoadPlan(
            url,
            "warm-up",
            CLIENTS,
            new RunLength.Reactions(REACTIONS / CLIENTS),
            new Pacing.ClosedLoop(),
            0,
            TIMEOUT,
            "");
    try (LoadRun run = new LoadRun(vertx, clock, plan)) {
      run.playCrowd((totals, elapsed) -> {});
    } finally {
      BlockingWait.until(server.close(), () -> {});
    }
  }
}
