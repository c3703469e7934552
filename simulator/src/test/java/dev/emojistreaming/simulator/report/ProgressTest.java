package dev.emojistreaming.simulator.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emojistreaming.simulator.load.Answer;
import dev.emojistreaming.simulator.load.Totals;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressTest {

  private final StringWriter shown = new StringWriter();

  @Test
  void plainLinesComeOnceASecondWithTheRateSinceTheLast() {
    try (Progress progress = new Progress(new PrintWriter(shown), false)) {
      progress.playing(accepted(100), 4_000, Duration.ofMillis(200));
      progress.playing(accepted(1_000), 4_000, Duration.ofSeconds(1));
      progress.playing(accepted(1_100), 4_000, Duration.ofMillis(1_200));
      progress.playing(accepted(3_000), 4_000, Duration.ofSeconds(2));
    }
    assertThat(shown.toString().lines())
        .containsExactly(
            "1000 of 4000 sent (25 %), 1000 accepted/s",
            "3000 of 4000 sent (75 %), 2000 accepted/s");
  }

  @Test
  void terminalShowsABarRedrawnInPlace() {
    try (Progress progress = new Progress(new PrintWriter(shown), true)) {
      progress.playing(accepted(1_000), 4_000, Duration.ofMillis(200));
      progress.playing(accepted(2_000), 4_000, Duration.ofMillis(400));
    }
    assertThat(shown.toString())
        .isEqualTo(
            "\r\u001B[2K███████░░░░░░░░░░░░░░░░░░░░░░░ 1000 of 4000 sent (25 %), 5000 accepted/s"
                + "\r\u001B[2K███████████████░░░░░░░░░░░░░░░ 2000 of 4000 sent (50 %), 5000 accepted/s"
                + "\r\u001B[2K");
  }

  @Test
  void overcountDoesNotBurstTheBar() {
    try (Progress progress = new Progress(new PrintWriter(shown), true)) {
      progress.counting(12, 10, Duration.ofSeconds(3));
    }
    assertThat(shown.toString())
        .contains("█".repeat(30) + " 12 of 10 accepted are counted, waiting for 3 s");
  }

  private static Totals accepted(long count) {
    return new Totals(Map.of(new Answer.Accepted(), count));
  }
}
