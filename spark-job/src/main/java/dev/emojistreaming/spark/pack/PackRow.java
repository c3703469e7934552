package dev.emojistreaming.spark.pack;

import dev.emojistreaming.spark.record.Reading.DeadLetter;
import java.util.Arrays;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * A row on its way to a shard: a pack of reactions, or a dead letter that passes through.
 *
 * <p>Every reader with records sends each shard at least one pack, which may be empty, with its
 * progress.
 */
public final class PackRow {

  /** Name of the column with the shard's key. */
  public static final String SHARD = "shard";

  /** The columns of a row. */
  public static final StructType SCHEMA =
      new StructType()
          .add(SHARD, DataTypes.IntegerType)
          .add("partition", DataTypes.IntegerType)
          .add("offset", DataTypes.LongType)
          .add("reason", DataTypes.StringType)
          .add("value", DataTypes.BinaryType)
          .add("appended_from", DataTypes.LongType)
          .add("newest_window", DataTypes.IntegerType)
          .add("rooms", DataTypes.createArrayType(DataTypes.StringType))
          .add("emojis", DataTypes.createArrayType(DataTypes.StringType))
          .add("identified", DataTypes.BinaryType)
          .add("anonymous", DataTypes.BinaryType)
          .add("length", DataTypes.IntegerType)
          .add("placed", DataTypes.BinaryType);

  private static final int PARTITION = 1;
  private static final int OFFSET = 2;
  private static final int REASON = 3;
  private static final int VALUE = 4;
  private static final int APPENDED_FROM = 5;
  private static final int NEWEST_WINDOW = 6;
  private static final int ROOMS = 7;
  private static final int EMOJIS = 8;
  private static final int IDENTIFIED = 9;
  private static final int ANONYMOUS = 10;
  private static final int LENGTH = 11;
  private static final int PLACED = 12;

  /** With its key and headers, a dead letter is at most 64 KB. */
  private static final int MAX_VALUE = 62 * 1024;

  private PackRow() {}

  static Row deadLetter(
      int shard,
      int partition,
      long offset,
      DeadLetter letter,
      byte @Nullable [] value,
      @Nullable Integer length) {
    return RowFactory.create(
        shard,
        partition,
        offset,
        letter.reason(),
        value == null || value.length <= MAX_VALUE ? value : Arrays.copyOf(value, MAX_VALUE),
        null,
        null,
        null,
        null,
        null,
        null,
        length,
        null);
  }

  static Row pack(
      int shard,
      int partition,
      long offset,
      ReaderProgress progress,
      Object[] rooms,
      Object[] emojis,
      byte[] identified,
      byte[] anonymous,
      byte[] placed) {
    return RowFactory.create(
        shard,
        partition,
        offset,
        null,
        null,
        progress.appendedFrom(),
        progress.newestWindow(),
        rooms,
        emojis,
        identified,
        anonymous,
        null,
        placed);
  }

  /** The pack in a row that is not a dead letter. */
  public static Pack pack(Row row) {
    return new Pack(
        row.getInt(PARTITION),
        row.getLong(OFFSET),
        new ReaderProgress(row.getLong(APPENDED_FROM), row.getInt(NEWEST_WINDOW)),
        row.getList(ROOMS),
        row.getList(EMOJIS),
        Longs.read(row.getAs(IDENTIFIED)),
        Longs.read(row.getAs(ANONYMOUS)),
        Longs.read(row.getAs(PLACED)));
  }

  public static boolean isDeadLetter(Row row) {
    return !row.isNullAt(REASON);
  }

  public static int partition(Row row) {
    return row.getInt(PARTITION);
  }

  public static long offset(Row row) {
    return row.getLong(OFFSET);
  }

  public static String reason(Row deadLetter) {
    return deadLetter.getString(REASON);
  }

  /** The beginning of the record's value; null when it had none. */
  public static byte @Nullable [] value(Row deadLetter) {
    return deadLetter.getAs(VALUE);
  }

  /** The length of the record's value in bytes; null when it had none. */
  public static @Nullable Integer length(Row deadLetter) {
    return deadLetter.getAs(LENGTH);
  }
}
