package dev.emojistreaming.spark.record;

import dev.emojistreaming.contract.EventTime;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * When the broker appended a record, and what that means for a reaction in it. Many records in a
 * row have the same, since the broker appends a batch of them at once.
 */
final class AppendTime {

  private final Duration allowedLateness;
  private long micros = Long.MIN_VALUE;
  private Instant earliest = Instant.MIN;
  private Instant latest = Instant.MAX;

  AppendTime(Duration allowedLateness) {
    this.allowedLateness = allowedLateness;
  }

  /**
   * Goes on to the next record.
   *
   * @param appendMicros since 1970
   */
  void set(long appendMicros) {
    if (appendMicros != micros) {
      micros = appendMicros;
      Instant appended = Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
      earliest = appended.minus(allowedLateness);
      latest = appended.plus(EventTime.MAX_AHEAD);
    }
  }

  boolean isLate(Instant timestamp) {
    return timestamp.isBefore(earliest);
  }

  /** When a reaction counts as having happened: a clock that is ahead is not believed. */
  Instant eventTime(Instant timestamp) {
    return timestamp.isAfter(latest) ? latest : timestamp;
  }
}
