package dev.emojistreaming.spark.sink;

import java.time.Instant;
import java.util.Comparator;
import org.apache.spark.sql.Row;

/** One line of the console's table. Ordered by window, then room, then the larger count first. */
record ShownCount(
    Instant windowStart, String room, String emoji, long reactionCount, long scaledCount)
    implements Comparable<ShownCount> {

  private static final Comparator<ShownCount> ORDER =
      Comparator.comparing(ShownCount::windowStart)
          .thenComparing(ShownCount::room)
          .thenComparing(ShownCount::reactionCount, Comparator.reverseOrder())
          .thenComparing(ShownCount::emoji);

  /** Reads a row of {@code WindowedCounts}; the session must hand out java.time values. */
  static ShownCount of(Row row) {
    return new ShownCount(
        row.getAs("window_start"),
        row.getAs("room"),
        row.getAs("emoji_type"),
        row.getAs("reaction_count"),
        row.getAs("scaled_count"));
  }

  @Override
  public int compareTo(ShownCount other) {
    return ORDER.compare(this, other);
  }
}
