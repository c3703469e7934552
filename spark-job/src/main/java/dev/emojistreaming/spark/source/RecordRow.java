package dev.emojistreaming.spark.source;

import java.util.concurrent.TimeUnit;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** A row of the source: a record, or an offset whose record cannot be read. */
public final class RecordRow {

  /** The partition of the topic. */
  public static final String PARTITION = "partition";

  /** The record's offset. */
  public static final String OFFSET = "offset";

  /** The broker's append time, in microseconds since 1970. */
  public static final String APPENDED = "appended";

  /** The first bytes of the record's value; null if it has none or cannot be read. */
  public static final String VALUE = "value";

  /**
   * The length of the whole value in bytes; null if it has none, {@link #UNREADABLE} if the record
   * cannot be read.
   */
  public static final String LENGTH = "length";

  /** The length of a record that cannot be read. */
  public static final int UNREADABLE = -1;

  static final StructType SCHEMA =
      new StructType()
          .add(PARTITION, DataTypes.IntegerType)
          .add(OFFSET, DataTypes.LongType)
          .add(APPENDED, DataTypes.LongType)
          .add(VALUE, DataTypes.BinaryType)
          .add(LENGTH, DataTypes.IntegerType);

  private RecordRow() {}

  /**
   * @param value its first bytes; null if it has none
   * @param length of the whole value; ignored if it has none
   */
  static InternalRow of(
      int partition, long offset, long appendedMillis, byte @Nullable [] value, int length) {
    return row(partition, offset, appendedMillis, value, value == null ? null : length);
  }

  static InternalRow unreadable(int partition, long offset, long appendedMillis) {
    return row(partition, offset, appendedMillis, null, UNREADABLE);
  }

  private static InternalRow row(
      int partition,
      long offset,
      long appendedMillis,
      byte @Nullable [] value,
      @Nullable Integer length) {
    return new GenericInternalRow(
        new @Nullable Object[] {
          partition, offset, TimeUnit.MILLISECONDS.toMicros(appendedMillis), value, length
        });
  }
}
