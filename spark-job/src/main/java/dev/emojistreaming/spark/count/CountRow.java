package dev.emojistreaming.spark.count;

import dev.emojistreaming.spark.pack.PackRow;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * A row from a shard to a cell: how many new reactions a window has, that a cell's windows have
 * ended, or a dead letter that passes through. Rows without a cell are for the books only.
 */
final class CountRow {

  static final String CELL = "cell";
  static final String COUNTED = "counted";
  static final String DUPLICATES = "duplicates";
  static final String IDS = "ids";
  static final String REACHED = "reached";
  static final String REASON = "reason";

  static final StructType SCHEMA =
      new StructType()
          .add(CELL, DataTypes.LongType)
          .add("room", DataTypes.StringType)
          .add("emoji_type", DataTypes.StringType)
          .add("window", DataTypes.IntegerType)
          .add(COUNTED, DataTypes.LongType)
          .add("partition", DataTypes.IntegerType)
          .add("offset", DataTypes.LongType)
          .add(REASON, DataTypes.StringType)
          .add("value", DataTypes.BinaryType)
          .add(DUPLICATES, DataTypes.LongType)
          .add(IDS, DataTypes.LongType)
          .add(REACHED, DataTypes.LongType);

  private CountRow() {}

  static Row counted(WindowKey key, long count) {
    return RowFactory.create(
        Cells.of(key),
        key.room(),
        key.emoji(),
        key.window(),
        count,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  static Row ended(long cell) {
    return RowFactory.create(
        cell, null, null, null, null, null, null, null, null, null, null, null);
  }

  static Row deadLetter(Row packRow) {
    long cell = Cells.passing(PackRow.offset(packRow));
    return RowFactory.create(
        cell,
        null,
        null,
        null,
        null,
        PackRow.partition(packRow),
        PackRow.offset(packRow),
        PackRow.reason(packRow),
        PackRow.value(packRow),
        null,
        null,
        null);
  }

  /**
   * What a shard has done in a batch.
   *
   * @param ids that it keeps
   * @param reached how far the hindmost reader has come, in milliseconds since 1970
   */
  static Row account(long duplicates, long ids, long reached) {
    return RowFactory.create(
        null, null, null, null, null, null, null, null, null, duplicates, ids, reached);
  }

  static boolean isDeadLetter(Row row) {
    return !row.isNullAt(7);
  }

  static boolean isEnd(Row row) {
    return row.isNullAt(1);
  }

  static WindowKey key(Row row) {
    return new WindowKey(row.getString(1), row.getString(2), row.getInt(3));
  }

  static long count(Row row) {
    return row.getLong(4);
  }
}
