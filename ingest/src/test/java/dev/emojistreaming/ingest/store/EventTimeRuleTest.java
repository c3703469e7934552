package dev.emojistreaming.ingest.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emojistreaming.contract.FieldError;
import dev.emojistreaming.contract.SentReaction;
import dev.emojistreaming.contract.setting.DurationText;
import dev.emojistreaming.ingest.store.EventTimeRule.Decision;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventTimeRuleTest {

  private static final Instant RECEIVED = Instant.parse("2026-11-23T12:00:00Z");

  private final EventTimeRule rule = new EventTimeRule(Duration.ofHours(1));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-23T11:05:00Z",
        "2026-11-23T11:59:59.999999999Z",
        "2026-11-23T12:00:00Z",
        "2026-11-23T12:00:00.005Z",
        "2026-11-23T12:00:01Z"
      })
  void timeCloseToTheReceiptIsTheEventTime(Instant timestamp) {
    assertThat(rule.decide(reaction(timestamp, null), RECEIVED, false))
        .isEqualTo(new Decision.Counts(timestamp, false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-23T11:04:59.999999999Z",
        "2026-11-23T11:00:01Z",
        "2026-11-23T07:00:00Z",
        "1970-01-01T00:00:00Z",
        "-999999999-01-01T00:00:00Z",
        "2026-11-23T12:00:01.001Z",
        "2569-11-23T12:00:00Z",
        "+999999999-01-01T00:00:00Z"
      })
  void otherTimesCountAtTheReceipt(Instant timestamp) {
    assertThat(rule.decide(reaction(timestamp, null), RECEIVED, false))
        .isEqualTo(new Decision.Counts(RECEIVED, true));
  }

  @ParameterizedTest
  @CsvSource({
    // The device is two hours slow, and sends at once or after ten minutes.
    "2026-11-23T10:00:00Z, 2026-11-23T10:00:00Z, 2026-11-23T12:00:00Z",
    "2026-11-23T09:50:00Z, 2026-11-23T10:00:00Z, 2026-11-23T11:50:00Z",
    // It is in 1970, or a year ahead.
    "1970-01-01T00:00:01Z, 1970-01-01T00:00:03Z, 2026-11-23T11:59:58Z",
    "2027-11-23T11:59:00Z, 2027-11-23T12:00:00Z, 2026-11-23T11:59:00Z",
    // It is 5 ms fast.
    "2026-11-23T12:00:00.005Z, 2026-11-23T12:00:00.005Z, 2026-11-23T12:00:00Z",
    // The oldest one that counts.
    "2026-11-23T11:05:00Z, 2026-11-23T12:00:00Z, 2026-11-23T11:05:00Z",
  })
  void sentAtCorrectsTheDevicesClock(Instant timestamp, Instant sentAt, Instant eventTime) {
    assertThat(rule.decide(reaction(timestamp, sentAt), RECEIVED, false))
        .isEqualTo(new Decision.Counts(eventTime, false));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T10:00:00Z, 2026-11-23T12:00:00Z, 2h",
    "2026-11-23T11:04:58Z, 2026-11-23T12:00:00Z, 3302s",
    "1970-01-01T00:00:00Z, 1970-01-01T03:00:00Z, 3h",
  })
  void trueAgeAboveTheBoundIsRefused(Instant timestamp, Instant sentAt, String age) {
    assertThat(rule.decide(reaction(timestamp, sentAt), RECEIVED, false))
        .isEqualTo(
            new Decision.TooOld(
                new FieldError(
                    "timestamp",
                    "must be at most 55m before sent_at, but is %s before it".formatted(age))));
  }

  @Test
  void timestampAfterSentAtCountsAtTheReceipt() {
    assertThat(rule.decide(reaction(RECEIVED.plusSeconds(5), RECEIVED), RECEIVED, false))
        .isEqualTo(new Decision.Counts(RECEIVED, true));
  }

  @ParameterizedTest
  @CsvSource({"0s, 0", "4m, 120", "10m, 300", "24h, 86100"})
  void marginIsHalfTheLatenessAndAtMostFiveMinutes(String lateness, long maxAgeSeconds) {
    EventTimeRule other = new EventTimeRule(DurationText.parse(lateness));
    Instant oldest = RECEIVED.minusSeconds(maxAgeSeconds);
    assertThat(other.decide(reaction(oldest, null), RECEIVED, false))
        .isEqualTo(new Decision.Counts(oldest, false));
    assertThat(other.decide(reaction(oldest.minusMillis(1), null), RECEIVED, false))
        .isEqualTo(new Decision.Counts(RECEIVED, true));
  }

  private static SentReaction reaction(Instant timestamp, @Nullable Instant sentAt) {
    return new SentReaction("u", "👍", timestamp, "main", null, sentAt);
  }

  @Test
  void aCallerWithTheRightToBackfillKeepsOldTimes() {
    Instant old = RECEIVED.minus(Duration.ofDays(3));
    assertThat(rule.decide(reaction(old, null), RECEIVED, true))
        .isEqualTo(new Decision.Counts(old, false));
    assertThat(rule.decide(reaction(old, RECEIVED), RECEIVED, true))
        .isEqualTo(new Decision.Counts(old, false));
    assertThat(rule.decide(reaction(RECEIVED.plusSeconds(5), null), RECEIVED, true))
        .isEqualTo(new Decision.Counts(RECEIVED, true));
  }
}
