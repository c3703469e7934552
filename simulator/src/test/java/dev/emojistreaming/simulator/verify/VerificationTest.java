package dev.emojistreaming.simulator.verify;

import static dev.emojistreaming.simulator.verify.CountLedgerTest.count;
import static org.assertj.core.api.Assertions.assertThat;

import dev.emojistreaming.contract.EmojiCount;
import dev.emojistreaming.contract.SentReaction;
import dev.emojistreaming.simulator.load.Answer;
import dev.emojistreaming.simulator.load.Totals;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class VerificationTest {

  private final Batches batches = new Batches();
  private final List<SentReaction> probes = new ArrayList<>();

  @Test
  void countsThatStayForTwoLaterBatchesAgree() {
    batches.write(count("room", "👍", 0, 6));
    batches.write(count("room", "👍", 0, 10));
    VerificationResult result = verify(this::countInTheNextBatch);
    assertThat(result.lines()).containsExactly("sent 10 accepted 10 counted 10");
    assertThat(result.exitCode()).isZero();
    assertThat(probes).extracting(SentReaction::room).containsOnly("room-probe");
    assertThat(probes).extracting(SentReaction::emoji).doesNotHaveDuplicates().hasSize(2);
    assertThat(probes).extracting(SentReaction::userId).doesNotHaveDuplicates();
  }

  @Test
  void secondProbeIsSentOnlyWhenTheFirstIsCounted() {
    batches.write(count("room", "👍", 0, 10));
    verify(
        probe -> {
          assertThat(batches.isEmpty()).isTrue();
          return countInTheNextBatch(probe);
        });
    assertThat(probes).hasSize(2);
  }

  @Test
  void countThatGrowsAfterItWasRightIsAnOvercount() {
    batches.write(count("room", "👍", 0, 10));
    VerificationResult result =
        verify(
            probe -> {
              batches.write(count("room", "👍", 2, probes.size() + 1));
              return countInTheNextBatch(probe);
            });
    assertThat(result.lines())
        .containsExactly("counted exceeds accepted by 2", "sent 10 accepted 10 counted 12");
    assertThat(result.exitCode()).isEqualTo(1);
  }

  @Test
  void restOfTheLastBatchIsReadBeforeTheComparison() {
    batches.write(count("room", "👍", 0, 10));
    batches.writeLast(count("room", "👍", 0, 11));
    assertThat(verify(this::countInTheNextBatch).counted()).isEqualTo(11);
  }

  @Test
  void waitForAMissingCountEndsAtTheTimeout() {
    batches.write(count("room", "👍", 0, 7));
    Instant start = batches.instant();
    VerificationResult result = verify(this::countInTheNextBatch);
    assertThat(result.lines())
        .containsExactly(
            "counted is 3 short of accepted after 120 s", "sent 10 accepted 10 counted 7");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(probes).isEmpty();
    assertThat(Duration.between(start, batches.instant())).isLessThan(Duration.ofSeconds(125));
  }

  @Test
  void countsWithoutALaterBatchAreNotConfirmed() {
    batches.write(count("room", "👍", 0, 10));
    VerificationResult result = verify(probe -> new Answer.Accepted());
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.lines())
        .containsExactly(
            "no two later batches were seen after 120 s, so the counts may still change",
            "sent 10 accepted 10 counted 10");
  }

  @Test
  void probeThatIsRefusedConfirmsNothing() {
    batches.write(count("room", "👍", 0, 10));
    VerificationResult result = verify(probe -> new Answer.Refused(503));
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.lines()).first().asString().contains("refused with status 503");
  }

  private VerificationResult verify(Function<SentReaction, Answer> post) {
    return new Verification(batches, post, batches, "room", Duration.ofMinutes(2))
        .verify(new Totals(Map.of(new Answer.Accepted(), 10L)), (counted, elapsed) -> {});
  }

  private Answer countInTheNextBatch(SentReaction probe) {
    probes.add(probe);
    batches.write(count(probe.room(), probe.emoji(), 0, 1));
    return new Answer.Accepted();
  }

  /** The output of the Spark job, batch by batch; its clock advances with each wait. */
  private static final class Batches extends Clock implements CountSource {
    private final Deque<List<EmojiCount>> written = new ArrayDeque<>();
    private List<EmojiCount> last = List.of();
    private Instant now = Instant.parse("2026-11-23T12:00:00Z");

    void write(EmojiCount... counts) {
      written.add(List.of(counts));
    }

    void writeLast(EmojiCount... counts) {
      last = List.of(counts);
    }

    boolean isEmpty() {
      return written.isEmpty();
    }

    @Override
    public List<EmojiCount> poll(Duration atMost) {
      now = now.plus(atMost);
      List<EmojiCount> batch = written.poll();
      return batch == null ? List.of() : batch;
    }

    @Override
    public List<EmojiCount> drain(Duration atMost) {
      return last;
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
