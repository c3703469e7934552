package dev.emojistreaming.spark.count;

import dev.emojistreaming.spark.pack.PackRow;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * A row from a shard to a cell: the new reactions of a window, the end of a cell's windows, or a
 * dead letter that passes through. A row without a cell is for the {@link BatchAccounting} only.
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
          .add(REACHED, DataTypes.LongType)
          .add("length", DataTypes.IntegerType);

  private static final int ROOM = 1;
  private static final int EMOJI = 2;
  private static final int WINDOW = 3;
  private static final int COUNT = 4;
  private static final int PARTITION = 5;
  private static final int OFFSET = 6;
  private static final int DEAD_LETTER_REASON = 7;
  private static final int VALUE = 8;
  private static final int LENGTH = 12;

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
        null,
        null);
  }

  static Row ended(long cell) {
    return RowFactory.create(
        cell, null, null, null, null, null, null, null, null, null, null, null, null);
  }

  static Row deadLetter(Row packRow) {
    long cell = Cells.forPassThrough(PackRow.offset(packRow));
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
        null,
        PackRow.length(packRow));
  }

  /**
   * A shard's part of the {@link BatchAccounting}.
   *
   * @param ids in the shard's dedup window
   * @param reached earliest append time of a record, in milliseconds since 1970
   */
  static Row accounting(long duplicates, long ids, long reached) {
    return RowFactory.create(
        null, null, null, null, null, null, null, null, null, duplicates, ids, reached, null);
  }

  static boolean isDeadLetter(Row row) {
    return !row.isNullAt(DEAD_LETTER_REASON);
  }

  static boolean isEnd(Row row) {
    return row.isNullAt(ROOM);
  }

  static WindowKey key(Row row) {
    return new WindowKey(row.getString(ROOM), row.getString(EMOJI), row.getInt(WINDOW));
  }

  static long count(Row row) {
    return row.getLong(COUNT);
  }

  static int partition(Row deadLetter) {
    return deadLetter.getInt(PARTITION);
  }

  static long offset(Row deadLetter) {
    return deadLetter.getLong(OFFSET);
  }

  static String reason(Row deadLetter) {
    return deadLetter.getString(DEAD_LETTER_REASON);
  }

  static byte @Nullable [] value(Row deadLetter) {
    return deadLetter.getAs(VALUE);
  }

  static @Nullable Integer length(Row deadLetter) {
    return deadLetter.getAs(LENGTH);
  }
}
