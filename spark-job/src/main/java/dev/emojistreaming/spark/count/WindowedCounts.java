package dev.emojistreaming.spark.count;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.window;

import java.time.Duration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * How often each emoji came in each room in each window.
 *
 * <p>Windows are two seconds long, do not overlap, and begin at even seconds of UTC. On a stream in
 * update mode a window's row comes again with a larger count for as long as the window is open.
 */
public final class WindowedCounts {

  private static final String WINDOW = "2 seconds";

  private WindowedCounts() {}

  /**
   * Counts reactions.
   *
   * @param reactions with {@code event_time}, {@code room} and {@code emoji_type}
   * @param watermarkDelay how long a window stays open behind the newest event
   * @return {@code room}, {@code emoji_type}, {@code window_start}, {@code window_end}, {@code
   *     reaction_count} and {@code scaled_count}
   */
  public static Dataset<Row> of(Dataset<Row> reactions, Duration watermarkDelay) {
    return reactions
        .withWatermark("event_time", watermarkDelay.toMillis() + " milliseconds")
        .groupBy(window(col("event_time"), WINDOW), col("room"), col("emoji_type"))
        .agg(count(lit(1)).as("reaction_count"))
        .select(
            col("room"),
            col("emoji_type"),
            col("window.start").as("window_start"),
            col("window.end").as("window_end"),
            col("reaction_count"),
            SwarmScale.of(col("reaction_count")).as("scaled_count"));
  }
}
