package dev.emojistreaming.spark.count;

import static org.apache.spark.sql.functions.col;

import dev.emojistreaming.spark.pack.PackRecords;
import dev.emojistreaming.spark.pack.PackRow;
import dev.emojistreaming.spark.pack.Shards;
import java.time.Duration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.streaming.OutputMode;
import org.apache.spark.sql.streaming.TimeMode;

/**
 * The plan of the streaming query.
 *
 * <pre>
 *  records ─▶ pack, by partition ─▶ new reactions, by shard ─▶ totals, by cell ─▶ counts
 *                  └── dead letters pass through ──────────────────────────────▶ and dead letters
 * </pre>
 */
public final class CountingPlan {

  private CountingPlan() {}

  /**
   * Counts records.
   *
   * @param records with the columns of {@code ReactionRecords}
   * @param watermarkDelay how far the horizon is behind the earliest append time of a batch;
   *     windows before the horizon are closed, and their ids are forgotten
   * @param maxPerUser maximum number of reactions of a user in a room and window that count; 0 for
   *     no limit. With a limit, {@code packing} must divide reactions by user
   * @return the totals that have changed, and dead letters; see {@link TotalRow}
   */
  public static Dataset<Row> of(
      Dataset<Row> records,
      PackRecords packing,
      Shards shards,
      Duration watermarkDelay,
      int maxPerUser,
      Scaling scaling) {
    Dataset<Row> counted =
        PackRecords.columns(records)
            .mapPartitions(packing, Encoders.row(PackRow.SCHEMA))
            .groupBy(col(PackRow.SHARD))
            .as(Encoders.INT(), Encoders.row(PackRow.SCHEMA))
            .transformWithState(
                new ShardDeduplication(watermarkDelay, shards, maxPerUser),
                TimeMode.None(),
                OutputMode.Append(),
                Encoders.row(CountRow.SCHEMA));
    return BatchAccounting.observe(counted)
        .where(col(CountRow.CELL).isNotNull())
        .groupBy(col(CountRow.CELL))
        .as(Encoders.LONG(), Encoders.row(CountRow.SCHEMA))
        .transformWithState(
            new WindowTotals(scaling, maxPerUser > 0),
            TimeMode.None(),
            OutputMode.Append(),
            Encoders.row(TotalRow.SCHEMA));
  }
}
