package dev.emojistreaming.simulator.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emojistreaming.simulator.crowd.LoadCurve;
import dev.emojistreaming.simulator.crowd.Match;
import dev.emojistreaming.simulator.crowd.Profile;
import dev.emojistreaming.simulator.load.Answer;
import dev.emojistreaming.simulator.load.LoadPlan;
import dev.emojistreaming.simulator.load.LoadResult;
import dev.emojistreaming.simulator.load.Pacing;
import dev.emojistreaming.simulator.load.RunLength;
import dev.emojistreaming.simulator.load.Totals;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class LoadReportTest {

  @Test
  void everyOutcomeHasItsOwnLine() {
    Totals totals =
        new Totals(
            Map.of(
                new Answer.Accepted(), 1_000L,
                new Answer.Refused(503), 12L,
                new Answer.Limited("room"), 3L,
                new Answer.NotConnected("Connection refused"), 2L,
                new Answer.TimedOut(), 4L));
    Histogram latencies = new Histogram(3);
    for (int millis = 1; millis <= 1_000; millis++) {
      latencies.recordValue(millis * 1_000_000L);
    }
    assertThat(
            LoadReport.lines(
                plan(new Pacing.ClosedLoop()),
                new LoadResult(totals, Duration.ofMillis(2_500), latencies)))
        .containsExactly(
            "sent: 1021",
            "accepted: 1000",
            "refused 429: 3",
            "refused 503: 12",
            "  3 × refused by the limit of the room; ingest's variable LIMIT_ROOM raises it",
            "failed connections: 2",
            "  2 × not sent: Connection refused",
            "broken connections: 0",
            "timed out: 4",
            "elapsed: 2.50 s",
            "throughput: 400 accepted/s",
            "latency of accepted reactions, measured from sending (closed loop: a stalled service"
                + " gets fewer reactions; --rate avoids that)",
            "  p50: 500.17 ms",
            "  p90: 900.20 ms",
            "  p99: 990.38 ms",
            "  p99.9: 999.29 ms",
            "  max: 1000.34 ms");
  }

  @Test
  void fixedRateReportsTheStartOfItsLatencies() {
    Histogram latencies = new Histogram(3);
    latencies.recordValue(1_000_000);
    assertThat(
            LoadReport.lines(
                plan(new Pacing.FixedRate(500)),
                new LoadResult(
                    new Totals(Map.of(new Answer.Accepted(), 1L)),
                    Duration.ofSeconds(1),
                    latencies)))
        .contains(
            "latency of accepted reactions, measured from when each was due (free of coordinated"
                + " omission)");
  }

  @Test
  void runWithoutAnAcceptedReactionHasNoLatency() {
    assertThat(
            LoadReport.lines(
                plan(new Pacing.ClosedLoop()),
                new LoadResult(new Totals(Map.of()), Duration.ZERO, new Histogram(3))))
        .contains("throughput: 0.00 accepted/s")
        .contains("latency: none, because no reaction was accepted");
  }

  @Test
  void headingHasWhatIsNeededToRepeatTheRun() {
    assertThat(LoadReport.heading(plan(new Pacing.FixedRate(500))))
        .isEqualTo(
            "playing 10 clients × 100 reactions in room main at http://localhost:8080, steady, 500"
                + " reactions/s, seed 42");
  }

  @Test
  void headingNamesTheProfileAndTheTime() {
    Pacing match =
        new Pacing.CurveRate(Profile.MATCH, Match.curve(42, Duration.ofMinutes(30)), 250);
    assertThat(LoadReport.heading(plan(new RunLength.Time(Duration.ofMinutes(30)), match)))
        .isEqualTo(
            "playing 10 clients for 1800 s in room main at http://localhost:8080, match, 250"
                + " reactions/s on average, seed 42");
  }

  @Test
  void profileIsMeasuredFromWhenEachReactionWasDue() {
    Histogram latencies = new Histogram(3);
    latencies.recordValue(1_000_000);
    assertThat(
            LoadReport.lines(
                plan(new Pacing.CurveRate(Profile.BURST, LoadCurve.bursts(), 250)),
                new LoadResult(
                    new Totals(Map.of(new Answer.Accepted(), 1L)),
                    Duration.ofSeconds(1),
                    latencies)))
        .anyMatch(line -> line.contains("measured from when each was due"));
  }

  private static LoadPlan plan(Pacing pacing) {
    return plan(new RunLength.Reactions(100), pacing);
  }

  private static LoadPlan plan(RunLength length, Pacing pacing) {
    return new LoadPlan(
        URI.create("http://localhost:8080"),
        "main",
        10,
        length,
        pacing,
        42,
        Duration.ofSeconds(10),
        "");
  }
}
