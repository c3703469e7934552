package dev.emojistreaming.simulator.load;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;

/**
 * Plays against a server of the simulator's own until its code is compiled. At a fixed rate its
 * cold start would be measured as the service's: reactions fall due while a fresh JVM still loads
 * classes.
 */
public final class WarmUp {

  private static final int REACTIONS = 20_000;
  private static final int CLIENTS = 10;
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private WarmUp() {}

  /** Takes about a second and sends nothing to the service. Blocks: not for an event loop. */
  public static void play(Vertx vertx, Clock clock) {
    HttpServer server =
        vertx
            .createHttpServer()
            .requestHandler(
                request -> request.end().onSuccess(received -> request.response().end()));
    Waiting.until(server.listen(0, "localhost"), () -> {});
    URI url = URI.create("http://localhost:" + server.actualPort());
    LoadPlan plan =
        new LoadPlan(
            url,
            "warm-up",
            CLIENTS,
            new Length.Reactions(REACTIONS / CLIENTS),
            new Pacing.ClosedLoop(),
            0,
            TIMEOUT);
    try (LoadRun run = new LoadRun(vertx, clock, plan)) {
      run.playCrowd((totals, elapsed) -> {});
    } finally {
      Waiting.until(server.close(), () -> {});
    }
  }
}
