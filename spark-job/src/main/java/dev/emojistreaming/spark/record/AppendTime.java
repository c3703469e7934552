package dev.emojistreaming.spark.record;

import dev.emojistreaming.contract.EventTime;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The time at which the broker appended a record, and the bounds that it sets for the reaction's
 * timestamp. Successive records often have the same append time, because the broker appends
 * batches. For one thread.
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
   * Moves on to the next record.
   *
   * @param appendMicros microseconds since 1970
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

  /** When the reaction counts as having happened: its timestamp, unless that is too far ahead. */
  Instant eventTime(Instant timestamp) {
    return timestamp.isAfter(latest) ? latest : timestamp;
  }
}
