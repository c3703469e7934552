package dev.emojistreaming.simulator.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emojistreaming.simulator.load.Answer;
import dev.emojistreaming.simulator.load.Totals;
import dev.emojistreaming.simulator.verify.WaitOutcome.Settled;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VerificationResultTest {

  private static final Answer ACCEPTED = new Answer.Accepted();

  @Test
  void refusedReactionsAreReportedEvenWhenAllAcceptedAreCounted() {
    VerificationResult result = result(Map.of(ACCEPTED, 88L, new Answer.Refused(503), 12L), 88);
    assertThat(result.lines())
        .containsExactly("12 reactions were refused", "sent 100 accepted 88 counted 88");
    assertThat(result.exitCode()).isEqualTo(1);
  }

  @Test
  void timedOutReactionsMayExplainASurplus() {
    VerificationResult result = result(Map.of(ACCEPTED, 95L, new Answer.TimedOut(), 5L), 98);
    assertThat(result.lines())
        .containsExactly(
            "counted exceeds accepted by 3, which is within the reactions that got no answer;"
                + " 5 reactions got no answer",
            "timed out 5 (may or may not have been stored)",
            "sent 100 accepted 95 counted 98");
    assertThat(result.exitCode()).isEqualTo(1);
  }

  @Test
  void surplusBeyondTheTimedOutIsReported() {
    VerificationResult result = result(Map.of(ACCEPTED, 95L, new Answer.TimedOut(), 5L), 101);
    assertThat(result.lines()).first().asString().contains("exceeds accepted by 6, more than");
    assertThat(result.exitCode()).isEqualTo(1);
  }

  @Test
  void brokenConnectionsAreAsUncertainAsTimeouts() {
    assertThat(result(Map.of(ACCEPTED, 9L, new Answer.BrokenOff("reset"), 1L), 10).lines())
        .contains("broken off 1 (may or may not have been stored)")
        .last()
        .isEqualTo("sent 10 accepted 9 counted 10");
  }

  @Test
  void unsentReactionsAreReported() {
    VerificationResult result =
        result(Map.of(ACCEPTED, 9L, new Answer.NotConnected("refused"), 1L), 9);
    assertThat(result.lines()).first().asString().contains("1 reactions were never sent");
    assertThat(result.exitCode()).isEqualTo(1);
  }

  @Test
  void uniqueRoomsDiffer() {
    Random random = new Random(1);
    assertThat(UniqueRoom.name(random)).matches("verify-[a-z0-9]{12}");
    assertThat(UniqueRoom.name(random)).isNotEqualTo(UniqueRoom.name(random));
  }

  private static VerificationResult result(Map<Answer, Long> answers, long counted) {
    return new VerificationResult(
        new Totals(answers), counted, new Settled(), Duration.ofMinutes(2));
  }
}
