package dev.emojistreaming.simulator.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import dev.emojistreaming.simulator.LocalService;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class LoadRunTest {

  private static final Vertx VERTX = Vertx.vertx();
  private static final int REACTIONS = 600;

  @AfterAll
  static void closeVertx() {
    VERTX.close();
  }

  /** A stall of one second at 200/s delays 200 reactions, although only one request was slow. */
  @Test
  void stallIsFullyVisibleAtAFixedRate() throws IOException {
    Histogram latencies = playAgainstAStall(new Pacing.FixedRate(200));
    assertThat(millis(latencies, 99.9)).isGreaterThan(900);
    assertThat(millis(latencies, 90)).isGreaterThan(500);
    assertThat(millis(latencies, 50)).isLessThan(500);
  }

  /** In a closed loop the same stall is one slow request of many, which a fixed rate avoids. */
  @Test
  void stallIsHiddenInAClosedLoop() throws IOException {
    Histogram latencies = playAgainstAStall(new Pacing.ClosedLoop());
    assertThat(latencies.getMaxValue()).isGreaterThan(900_000_000L);
    assertThat(millis(latencies, 99)).isLessThan(500);
  }

  @Test
  void fixedRateIsKept() throws IOException {
    try (LocalService service = new LocalService((n, exchange) -> ok(exchange))) {
      LoadResult result = play(service, new Pacing.FixedRate(1_000), 10);
      assertThat(result.totals().accepted()).isEqualTo(REACTIONS);
      assertThat(result.elapsed()).isBetween(Duration.ofMillis(590), Duration.ofSeconds(5));
    }
  }

  private static final String ROOM = "\"room\";r=0;t=1";

  @Test
  void limitThatRefusesIsNamed() throws IOException {
    try (LocalService service =
        new LocalService(
            (number, exchange) -> {
              exchange.getResponseHeaders().add("RateLimit", number % 2 == 0 ? ROOM : "none");
              LocalService.answer(exchange, 429);
            })) {
      Totals totals = play(service, new Pacing.ClosedLoop(), 1).totals();
      assertThat(totals.answers())
          .containsOnly(
              Map.entry(new Answer.Limited("room"), REACTIONS / 2L),
              Map.entry(new Answer.Limited("unknown"), REACTIONS / 2L));
      assertThat(totals.refused()).isEqualTo(REACTIONS);
      assertThat(totals.refusedByStatus()).containsOnly(Map.entry(429, (long) REACTIONS));
    }
  }

  private static Histogram playAgainstAStall(Pacing pacing) throws IOException {
    try (LocalService service =
        new LocalService(
            (number, exchange) -> {
              if (number == REACTIONS / 3) {
                stall();
              }
              ok(exchange);
            })) {
      return play(service, pacing, 1).latencies();
    }
  }

  private static LoadResult play(LocalService service, Pacing pacing, int clients) {
    LoadPlan plan =
        new LoadPlan(
            URI.create(service.url()),
            "main",
            clients,
            new RunLength.Reactions(REACTIONS / clients),
            pacing,
            42,
            Duration.ofSeconds(10),
            "");
    try (LoadRun run = new LoadRun(VERTX, Clock.systemUTC(), plan)) {
      return run.playCrowd((totals, elapsed) -> {});
    }
  }

  private static void ok(HttpExchange exchange) throws IOException {
    LocalService.answer(exchange, 200);
  }

  private static void stall() throws IOException {
    try {
      assertThat(new CountDownLatch(1).await(1, TimeUnit.SECONDS)).isFalse();
    } catch (InterruptedException e) {
      throw new InterruptedIOException("the test is over");
    }
  }

  private static long millis(Histogram nanos, double percentile) {
    return TimeUnit.NANOSECONDS.toMillis(nanos.getValueAtPercentile(percentile));
  }
}
