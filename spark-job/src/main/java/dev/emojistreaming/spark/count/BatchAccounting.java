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
 * What became of the records of a batch: {@code records = counted + duplicates + malformed + late}.
 *
 * @param ids that are remembered, to know duplicates by
 * @param reached the earliest append time in the batch
 */
public record BatchAccounting(
    long counted, long duplicates, long malformed, long late, long ids, Instant reached) {

  private static final String NAME = "account";

  /** Has a stream keep the books of the rows that pass here. */
  static Dataset<Row> keep(Dataset<Row> countRows) {
    Column isLate = col(CountRow.REASON).equalTo(RecordReader.LATE);
    return countRows.observe(
        NAME,
        total(CountRow.COUNTED).as("counted"),
        total(CountRow.DUPLICATES).as("duplicates"),
        count(when(isLate.unary_$bang(), 1)).as("malformed"),
        count(when(isLate, 1)).as("late"),
        total(CountRow.IDS).as("ids"),
        min(CountRow.REACHED).as("reached"));
  }

  private static Column total(String column) {
    return coalesce(sum(column), lit(0L));
  }

  /** The books of a batch; none when it had no record. */
  public static Optional<BatchAccounting> of(StreamingQueryProgress progress) {
    Row books = progress.observedMetrics().get(NAME);
    if (books == null || books.isNullAt(5)) {
      return Optional.empty();
    }
    return Optional.of(
        new BatchAccounting(
            books.getLong(0),
            books.getLong(1),
            books.getLong(2),
            books.getLong(3),
            books.getLong(4),
            Instant.ofEpochMilli(books.getLong(5))));
  }
}
