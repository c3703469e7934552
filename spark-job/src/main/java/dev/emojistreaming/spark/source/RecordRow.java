package dev.emojistreaming.spark.source;

import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
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

  /** The broker's append time, in microseconds since 1970, or an earlier time if unreadable. */
  public static final String APPENDED = "appended";

  /** The record's value, see {@link RecordValue}; null if it has none or cannot be read. */
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

  static InternalRow of(ConsumerRecord<Void, RecordValue> read) {
    RecordValue value = read.value();
    return row(
        read.partition(),
        read.offset(),
        read.timestamp(),
        value == null ? null : value.start(),
        value == null ? null : value.length());
  }

  /**
   * @param earlierMillis a time at which the record was not yet appended, in milliseconds since
   *     1970
   */
  static InternalRow unreadable(int partition, long offset, long earlierMillis) {
    return row(partition, offset, earlierMillis, null, UNREADABLE);
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
