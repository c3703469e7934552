package dev.emojistreaming.spark.pack;

import dev.emojistreaming.spark.record.Reading.DeadLetter;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * A row on its way to a shard: a pack of reactions, or a dead letter that passes through.
 *
 * <p>Every reader sends every shard at least one pack, be it empty, which says how far it has come.
 */
public final class PackRow {

  public static final String SHARD = "shard";

  public static final StructType SCHEMA =
      new StructType()
          .add(SHARD, DataTypes.IntegerType)
          .add("partition", DataTypes.IntegerType)
          .add("offset", DataTypes.LongType)
          .add("reason", DataTypes.StringType)
          .add("value", DataTypes.BinaryType)
          .add("reached", DataTypes.LongType)
          .add("rooms", DataTypes.createArrayType(DataTypes.StringType))
          .add("emojis", DataTypes.createArrayType(DataTypes.StringType))
          .add("identified", DataTypes.BinaryType)
          .add("anonymous", DataTypes.BinaryType);

  private PackRow() {}

  static Row deadLetter(
      int shard, int partition, long offset, DeadLetter letter, byte @Nullable [] value) {
    return RowFactory.create(
        shard, partition, offset, letter.reason(), value, null, null, null, null, null);
  }

  static Row pack(
      int shard,
      int partition,
      long offset,
      long reached,
      List<String> rooms,
      List<String> emojis,
      byte[] identified,
      byte[] anonymous) {
    return RowFactory.create(
        shard,
        partition,
        offset,
        null,
        null,
        reached,
        rooms.toArray(),
        emojis.toArray(),
        identified,
        anonymous);
  }

  public static boolean isDeadLetter(Row row) {
    return !row.isNullAt(3);
  }

  public static int partition(Row row) {
    return row.getInt(1);
  }

  public static long offset(Row row) {
    return row.getLong(2);
  }

  public static String reason(Row deadLetter) {
    return deadLetter.getString(3);
  }

  public static byte @Nullable [] value(Row deadLetter) {
    return deadLetter.getAs(4);
  }
}
