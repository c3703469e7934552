package dev.emojistreaming.ingest.store;

import dev.emojistreaming.contract.EventTime;
import dev.emojistreaming.contract.FieldError;
import dev.emojistreaming.contract.ReactionField;
import dev.emojistreaming.contract.SentReaction;
import dev.emojistreaming.contract.setting.DurationText;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Decides when a reaction counts as having happened, so that one wrong clock neither moves others'
 * windows nor loses its owner's reactions.
 *
 * <p>Its age is the time from {@code timestamp} to {@code sent_at}, which one clock measured, or to
 * the receipt if there is no {@code sent_at}. A reaction counts at the receipt less its age. If the
 * age is out of bounds, the outcome depends on how it was measured:
 *
 * <ul>
 *   <li>by {@code sent_at}, and too large: the age is true, and the reaction is refused. A queue of
 *       two hours ago must not count now.
 *   <li>otherwise: the timestamp has no relation to this event, and the reaction counts at its
 *       receipt.
 * </ul>
 *
 * <p>A caller with the right to backfill may send older reactions; they count by the job's command
 * {@code recount}.
 *
 * <p>The maximum age is smaller than the Spark job's allowed lateness, because the job measures
 * when Kafka appends the record, after a wait in memory or in the overflow.
 */
final class EventTimeRule {

  private static final Duration MAX_MARGIN = Duration.ofMinutes(5);

  private final Duration maxAge;

  /**
   * @param allowedLateness of the Spark job
   */
  EventTimeRule(Duration allowedLateness) {
    Duration half = allowedLateness.dividedBy(2);
    this.maxAge = allowedLateness.minus(half.compareTo(MAX_MARGIN) < 0 ? half : MAX_MARGIN);
  }

  /** The decision on one reaction. */
  sealed interface Decision {

    /**
     * The reaction counts.
     *
     * @param isReceipt whether the event time is the receipt instead of the device's time
     */
    record Counts(Instant eventTime, boolean isReceipt) implements Decision {}

    /** The reaction is too old to count. */
    record TooOld(FieldError error) implements Decision {}
  }

  /**
   * Decides on a reaction that was received at this time.
   *
   * @param mayBeOld whether the caller may send reactions of any age
   */
  Decision decide(SentReaction reaction, Instant received, boolean mayBeOld) {
    Instant sentAt = reaction.sentAt();
    Duration age = Duration.between(reaction.timestamp(), sentAt == null ? received : sentAt);
    if (age.compareTo(maxAge) > 0 && !mayBeOld) {
      return sentAt == null
          ? new Decision.Counts(received, true)
          : new Decision.TooOld(tooOld(age));
    }
    if (age.compareTo(EventTime.MAX_AHEAD.negated()) < 0) {
      return new Decision.Counts(received, true);
    }
    return new Decision.Counts(received.minus(age), false);
  }

  private FieldError tooOld(Duration age) {
    return FieldError.of(
        ReactionField.TIMESTAMP,
        "must be at most %s before sent_at, but is %s before it"
            .formatted(
                DurationText.format(maxAge),
                DurationText.format(age.truncatedTo(ChronoUnit.SECONDS))));
  }
}
