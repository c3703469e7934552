package dev.emojistreaming.spark.source;

import java.time.Duration;
import java.util.Collections;
import java.util.Iterator;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.record.DefaultRecordBatch;
import org.apache.kafka.common.record.MutableRecordBatch;
import org.apache.kafka.common.utils.BufferSupplier;
import org.apache.spark.sql.catalyst.InternalRow;
import org.jspecify.annotations.Nullable;

/**
 * Reads the records of a partition in their order, in bounded memory whatever they hold. Keeps what
 * it has fetched for the next range. For one thread at a time.
 */
final class PartitionLog implements AutoCloseable {

  private final ClientSettings settings;
  private final TopicPartition partition;
  private final Duration timeout;
  private final LeaderConnection connection;
  private final BufferSupplier buffers = BufferSupplier.create();
  private Iterator<MutableRecordBatch> batches = Collections.emptyIterator();
  private @Nullable BatchRecords records;

  /** The offset that is read next; negative before the first {@link #seek}. */
  private long position = -1;

  PartitionLog(OffsetRange range) {
    settings = range.settings();
    partition = range.partition();
    timeout = range.timeout();
    connection = new LeaderConnection(settings, partition);
  }

  TopicPartition partition() {
    return partition;
  }

  /** Whether it reads this partition, with the same settings. */
  boolean suits(OffsetRange range) {
    return partition.equals(range.partition()) && settings.equals(range.settings());
  }

  /** Continues at this offset. */
  void seek(long offset) {
    if (offset != position) {
      closeRecords();
      batches = Collections.emptyIterator();
      position = offset;
    }
  }

  /**
   * The next row before an offset; null if there is none. Waits for records that are not here yet.
   *
   * @throws TimeoutException if the broker sends none for as long as the range allows
   * @throws org.apache.kafka.common.KafkaException if the broker refuses
   */
  @Nullable InternalRow read(long until) {
    while (position < until) {
      BatchRecords open = records != null ? records : openBatch();
      if (!open.next()) {
        position = Math.max(position, open.end());
        closeRecords();
      } else if (open.offset() >= until) {
        open.back();
        break;
      } else if (open.offset() >= position) {
        position = open.offset() + 1;
        return open.row();
      }
    }
    position = until;
    return null;
  }

  private BatchRecords openBatch() {
    long start = System.nanoTime();
    while (true) {
      while (batches.hasNext()) {
        MutableRecordBatch batch = batches.next();
        if (batch.lastOffset() >= position) {
          batch.ensureValid();
          BatchRecords opened =
              new BatchRecords((DefaultRecordBatch) batch, partition.partition(), buffers);
          records = opened;
          return opened;
        }
      }
      if (System.nanoTime() - start > timeout.toNanos()) {
        throw new TimeoutException(
            partition + ": no record at " + position + " within " + timeout.toSeconds() + " s");
      }
      batches = connection.fetch(position, timeout).batches().iterator();
    }
  }

  private void closeRecords() {
    if (records != null) {
      records.close();
      records = null;
    }
  }

  @Override
  public void close() {
    closeRecords();
    buffers.close();
    connection.close();
  }
}
