package dev.emojistreaming.simulator.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emojistreaming.simulator.load.Answer;
import dev.emojistreaming.simulator.load.LoadPlan;
import dev.emojistreaming.simulator.load.Pacing;
import dev.emojistreaming.simulator.load.RunLength;
import dev.emojistreaming.simulator.load.Totals;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressTest {

  private static final LoadPlan FOUR_THOUSAND = plan(new RunLength.Reactions(1_000));

  private final StringWriter shown = new StringWriter();

  @Test
  void plainLinesAppearOnceASecondWithTheRateSinceTheLast() {
    try (Progress progress = new Progress(new PrintWriter(shown), false)) {
      progress.playing(accepted(100), FOUR_THOUSAND, Duration.ofMillis(200));
      progress.playing(accepted(1_000), FOUR_THOUSAND, Duration.ofSeconds(1));
      progress.playing(accepted(1_100), FOUR_THOUSAND, Duration.ofMillis(1_200));
      progress.playing(accepted(3_000), FOUR_THOUSAND, Duration.ofSeconds(2));
    }
    assertThat(shown.toString().lines())
        .containsExactly(
            "1000 of 4000 sent (25 %), 1000 accepted/s",
            "3000 of 4000 sent (75 %), 2000 accepted/s");
  }

  @Test
  void terminalShowsABarRedrawnInPlace() {
    try (Progress progress = new Progress(new PrintWriter(shown), true)) {
      progress.playing(accepted(1_000), FOUR_THOUSAND, Duration.ofMillis(200));
      progress.playing(accepted(2_000), FOUR_THOUSAND, Duration.ofMillis(400));
    }
    assertThat(shown.toString())
        .isEqualTo(
            "\r\u001B[2K███████░░░░░░░░░░░░░░░░░░░░░░░ 1000 of 4000 sent (25 %), 5000 accepted/s"
                + "\r\u001B[2K███████████████░░░░░░░░░░░░░░░ 2000 of 4000 sent (50 %), 5000 accepted/s"
                + "\r\u001B[2K");
  }

  @Test
  void overcountDoesNotOverflowTheBar() {
    try (Progress progress = new Progress(new PrintWriter(shown), true)) {
      progress.counting(12, 10, Duration.ofSeconds(3));
    }
    assertThat(shown.toString())
        .contains("█".repeat(30) + " 12 of 10 accepted are counted, waiting for 3 s");
  }

  @Test
  void timedRunShowsItsElapsedShare() {
    LoadPlan minute = plan(new RunLength.Time(Duration.ofMinutes(1)));
    try (Progress progress = new Progress(new PrintWriter(shown), true)) {
      progress.playing(accepted(3_000), minute, Duration.ofSeconds(12));
    }
    assertThat(shown.toString())
        .contains("██████░░░░░░░░░░░░░░░░░░░░░░░░ 12 of 60 s played, 3000 sent, 250 accepted/s");
  }

  private static LoadPlan plan(RunLength length) {
    return new LoadPlan(
        URI.create("http://localhost:8080"),
        "main",
        4,
        length,
        new Pacing.ClosedLoop(),
        42,
        Duration.ofSeconds(10),
        "");
  }

  private static Totals accepted(long count) {
    return new Totals(Map.of(new Answer.Accepted(), count));
  }
}
