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
  static final String CAPPED = "capped";
  static final String CAP_SIZE = "cap_size";
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
          .add("length", DataTypes.IntegerType)
          .add("correction", DataTypes.LongType)
          .add(CAPPED, DataTypes.LongType)
          .add(CAP_SIZE, DataTypes.LongType);

  private static final int CELL_INDEX = 0;
  private static final int ROOM = 1;
  private static final int EMOJI = 2;
  private static final int WINDOW = 3;
  private static final int COUNT = 4;
  private static final int PARTITION = 5;
  private static final int OFFSET = 6;
  private static final int DEAD_LETTER_REASON = 7;
  private static final int VALUE = 8;
  private static final int DUPLICATES_INDEX = 9;
  private static final int IDS_INDEX = 10;
  private static final int REACHED_INDEX = 11;
  private static final int LENGTH = 12;
  private static final int CORRECTION = 13;
  private static final int CAPPED_INDEX = 14;
  private static final int CAP_SIZE_INDEX = 15;

  private CountRow() {}

  static Row counted(WindowKey key, long count) {
    @Nullable Object[] row = of(key);
    row[COUNT] = count;
    return RowFactory.create(row);
  }

  /**
   * A difference between the reactions that were counted and those that count.
   *
   * @param difference negative if fewer count
   */
  static Row correction(WindowKey key, long difference) {
    @Nullable Object[] row = of(key);
    row[CORRECTION] = difference;
    return RowFactory.create(row);
  }

  private static @Nullable Object[] of(WindowKey key) {
    @Nullable Object[] row = inCell(Cells.of(key));
    row[ROOM] = key.room();
    row[EMOJI] = key.emoji();
    row[WINDOW] = key.window();
    return row;
  }

  static Row ended(long cell) {
    return RowFactory.create(inCell(cell));
  }

  static Row deadLetter(Row packRow) {
    @Nullable Object[] row = inCell(Cells.forPassThrough(PackRow.offset(packRow)));
    row[PARTITION] = PackRow.partition(packRow);
    row[OFFSET] = PackRow.offset(packRow);
    row[DEAD_LETTER_REASON] = PackRow.reason(packRow);
    row[VALUE] = PackRow.value(packRow);
    row[LENGTH] = PackRow.length(packRow);
    return RowFactory.create(row);
  }

  private static @Nullable Object[] inCell(long cell) {
    @Nullable Object[] row = new @Nullable Object[SCHEMA.size()];
    row[CELL_INDEX] = cell;
    return row;
  }

  /**
   * A shard's part of the {@link BatchAccounting}.
   *
   * @param ids in the shard's dedup window
   * @param capSize reactions that the shard has in memory because of the cap
   * @param reached earliest append time of a record, in milliseconds since 1970
   */
  static Row accounting(long duplicates, long capped, long ids, long capSize, long reached) {
    @Nullable Object[] row = new @Nullable Object[SCHEMA.size()];
    row[DUPLICATES_INDEX] = duplicates;
    row[CAPPED_INDEX] = capped;
    row[IDS_INDEX] = ids;
    row[CAP_SIZE_INDEX] = capSize;
    row[REACHED_INDEX] = reached;
    return RowFactory.create(row);
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

  static boolean isCorrection(Row row) {
    return !row.isNullAt(CORRECTION);
  }

  static long difference(Row correction) {
    return correction.getLong(CORRECTION);
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
