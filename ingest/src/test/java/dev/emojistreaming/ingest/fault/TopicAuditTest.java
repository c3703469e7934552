package dev.emojistreaming.ingest.fault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.emojistreaming.contract.ReactionWriter;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicAuditTest {

  private static final Instant START = Instant.parse("2026-11-23T18:30:00.123456Z");

  private final OracleRun run = new OracleRun("oracle-0123abcd", START, 3000);
  private final OutcomeLog log = new OutcomeLog();
  private final TopicAudit audit = new TopicAudit(run, log);

  @Test
  void acknowledgedReactionsAreFoundOrMissing() {
    int found = ended(PostOutcome.IN_KAFKA);
    int missing = ended(PostOutcome.IN_OVERFLOW);
    audit.accept(record(found));

    AuditResult result = audit.result(List.of(37L, 41L));

    assertThat(result.line())
        .isEqualTo(
            "acked=2 found=1 missing=1 duplicates=0 corrupt=0 indeterminate=0 indeterminateFound=0"
                + " refusedFound=0 outstanding at kill=37,41");
    assertThat(result.someMissing()).containsExactly("oracle-0123abcd-" + missing + " IN_OVERFLOW");
  }

  @Test
  void furtherCopiesAreDuplicates() {
    int number = ended(PostOutcome.IN_KAFKA);
    for (int copy = 0; copy < 3; copy++) {
      audit.accept(record(number));
    }

    assertThat(audit.result(List.of()).duplicates()).isEqualTo(2);
    assertThat(audit.result(List.of()).missing()).isZero();
  }

  @Test
  void unacknowledgedReactionsMayBeInTheTopic() {
    audit.accept(record(ended(PostOutcome.TIMED_OUT)));
    audit.accept(record(ended(PostOutcome.REFUSED)));
    ended(PostOutcome.BROKEN_OFF);

    AuditResult result = audit.result(List.of());

    assertThat(result.indeterminate()).isEqualTo(2);
    assertThat(result.indeterminateFound()).isEqualTo(1);
    assertThat(result.refusedFound()).isEqualTo(1);
    assertThat(result.corrupt()).isZero();
  }

  @Test
  void recordsOfOtherRunsAreIgnored() {
    OracleRun other = new OracleRun("oracle-99999999", START, 3000);
    audit.accept(other.json(7));

    assertThat(audit.result(List.of()).corrupt()).isZero();
  }

  @Test
  void reactionThatWasNeverSentIsCorrupt() {
    audit.accept(record(ended(PostOutcome.UNCONNECTED)));
    audit.accept(record(1_000_000));

    assertThat(audit.result(List.of()).corrupt()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "fan-0, fan-1",
    "👍, 👎",
    ".123456Z, .123457Z",
    "room-0, room-1",
    "abcd-0, abcd-1",
    "oracle-, oracle=",
    "{, ["
  })
  void reactionWithOneChangedCharacterIsCorrupt(String sent, String found) {
    String record = new String(record(ended(PostOutcome.IN_KAFKA)), UTF_8).replace(sent, found);

    audit.accept(record.getBytes(UTF_8));

    AuditResult result = audit.result(List.of());
    assertThat(result.corrupt()).isEqualTo(1);
    assertThat(result.missing()).isEqualTo(1);
    assertThat(result.someCorrupt()).containsExactly(record);
  }

  private int ended(PostOutcome outcome) {
    int number = log.due();
    log.turn(number, outcome);
    return number;
  }

  /** A record as ingest writes it. */
  private byte[] record(int number) {
    return ReactionWriter.toJson(
        run.reaction(number)
            .received(run.reaction(number).messageId(), run.reaction(number).timestamp(), START));
  }
}
