package dev.emojistreaming.spark.source;

import java.util.Objects;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.jspecify.annotations.Nullable;

/** Reads the records of a range, in a task of an executor. */
final class RangeReader implements PartitionReader<InternalRow> {

  private final PartitionConsumer consumer;
  private final long until;
  private @Nullable InternalRow row;
  private boolean ended;

  private RangeReader(PartitionConsumer consumer, OffsetRange range) {
    this.consumer = consumer;
    until = consumer.resolve(range.until());
    consumer.seek(consumer.resolve(range.from()));
  }

  static RangeReader of(InputPartition partition) {
    OffsetRange range = (OffsetRange) partition;
    PartitionConsumer consumer = IdleConsumers.take(range);
    try {
      return new RangeReader(consumer, range);
    } catch (RuntimeException e) {
      consumer.close();
      throw e;
    }
  }

  @Override
  public boolean next() {
    row = consumer.read(until);
    ended = row == null;
    return !ended;
  }

  @Override
  public InternalRow get() {
    return Objects.requireNonNull(row);
  }

  /** After the range's end, or after a failure, which leaves the consumer in an unknown state. */
  @Override
  public void close() {
    if (ended && consumer.isReusable()) {
      IdleConsumers.giveBack(consumer);
    } else {
      consumer.close();
    }
  }
}
