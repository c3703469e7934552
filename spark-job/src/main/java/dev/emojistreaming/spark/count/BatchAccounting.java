package dev.emojistreaming.spark.count;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import dev.emojistreaming.spark.record.RecordReader;
import java.time.Instant;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.streaming.StreamingQueryProgress;

/**
 * The accounting identity of a batch: {@code records = counted + duplicates + malformed + late +
 * capped}.
 *
 * @param capped above {@code MAX_PER_USER}
 * @param ids in the dedup window after the batch
 * @param capSize reactions in memory after the batch because of the cap
 * @param reached earliest append time of a record in the batch
 */
public record BatchAccounting(
    long counted,
    long duplicates,
    long malformed,
    long late,
    long capped,
    long ids,
    long capSize,
    Instant reached) {

  private static final String NAME = "account";
  private static final int REACHED = 7;

  /** Makes Spark observe the sums of these rows for each batch. */
  static Dataset<Row> observe(Dataset<Row> countRows) {
    Column isLate = col(CountRow.REASON).equalTo(RecordReader.LATE);
    return countRows.observe(
        NAME,
        total(CountRow.COUNTED).as("counted"),
        total(CountRow.DUPLICATES).as("duplicates"),
        count(when(isLate.unary_$bang(), 1)).as("malformed"),
        count(when(isLate, 1)).as("late"),
        total(CountRow.CAPPED).as("capped"),
        total(CountRow.IDS).as("ids"),
        total(CountRow.CAP_SIZE).as("cap_size"),
        min(CountRow.REACHED).as("reached"));
  }

  private static Column total(String column) {
    return coalesce(sum(column), lit(0L));
  }

  /** The accounting of a batch; empty when the batch had no record. */
  public static Optional<BatchAccounting> of(StreamingQueryProgress progress) {
    Row sums = progress.observedMetrics().get(NAME);
    if (sums == null || sums.isNullAt(REACHED)) {
      return Optional.empty();
    }
    return Optional.of(
        new BatchAccounting(
            sums.getLong(0),
            sums.getLong(1),
            sums.getLong(2),
            sums.getLong(3),
            sums.getLong(4),
            sums.getLong(5),
            sums.getLong(6),
            Instant.ofEpochMilli(sums.getLong(REACHED))));
  }
}
