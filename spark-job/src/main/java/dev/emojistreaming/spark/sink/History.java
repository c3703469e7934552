package dev.emojistreaming.spark.sink;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.to_date;

import dev.emojistreaming.contract.EmojiCountField;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/** The counts as Parquet files, in a folder for each day (UTC). */
public final class History {

  private static final String DAY = "day";

  private final String path;

  /**
   * @param path folder or URL
   */
  public History(String path) {
    this.path = path;
  }

  /**
   * Replaces the windows of a time range; other windows of the same days stay. The session's time
   * zone must be UTC.
   *
   * @param counts all counts of the range
   */
  public void replace(Dataset<Row> counts, Instant from, Instant to) {
    Dataset<Row> fresh =
        counts.select(
            col(EmojiCountField.ROOM.wireName()),
            col(EmojiCountField.EMOJI_TYPE.wireName()),
            col(EmojiCountField.WINDOW_START.wireName()),
            col(EmojiCountField.WINDOW_END.wireName()),
            col(EmojiCountField.REACTION_COUNT.wireName()),
            col(EmojiCountField.SCALED_COUNT.wireName()),
            to_date(col(EmojiCountField.WINDOW_START.wireName())).as(DAY));
    Dataset<Row> written =
        exists(counts.sparkSession()) ? fresh.unionByName(kept(fresh, from, to)) : fresh;
    written
        .repartition(col(DAY))
        .sortWithinPartitions(
            EmojiCountField.WINDOW_START.wireName(),
            EmojiCountField.ROOM.wireName(),
            EmojiCountField.EMOJI_TYPE.wireName())
        .write()
        .mode(SaveMode.Overwrite)
        .option("partitionOverwriteMode", "dynamic")
        .partitionBy(DAY)
        .parquet(path);
  }

  /**
   * The windows of the same days outside the range, read completely before they are overwritten.
   */
  private Dataset<Row> kept(Dataset<Row> fresh, Instant from, Instant to) {
    return fresh
        .sparkSession()
        .read()
        .schema(fresh.schema())
        .parquet(path)
        .where(
            col(DAY)
                .geq(to_date(lit(from)))
                .and(col(DAY).leq(to_date(lit(to.minusNanos(1)))))
                .and(
                    col(EmojiCountField.WINDOW_START.wireName())
                        .lt(lit(from))
                        .or(col(EmojiCountField.WINDOW_START.wireName()).geq(lit(to)))))
        .localCheckpoint();
  }

  private boolean exists(SparkSession spark) {
    Path folder = new Path(path);
    try {
      return folder.getFileSystem(spark.sparkContext().hadoopConfiguration()).exists(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("HISTORY_PATH " + path + ": " + e.getMessage(), e);
    }
  }
}
