package dev.emojistreaming.spark.source;

import dev.emojistreaming.contract.log.LogThrottle;
import java.io.IOException;
import java.util.Objects;
import org.apache.kafka.common.record.DefaultRecordBatch;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.utils.BufferSupplier;
import org.apache.spark.sql.catalyst.InternalRow;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the records of a producer's batch one after the other, decompressing only what it keeps: of
 * each value the first {@value #MAX_VALUE} bytes, of keys and headers nothing. For one thread.
 *
 * <p>Kafka's client has each record in memory as a whole, with an object for each header: a
 * megabyte on the wire may become gigabytes, and errors in any thread of the process.
 *
 * <p>If a batch cannot be read to its end, the rest of its offsets are rows that say so.
 *
 * @see <a href="https://kafka.apache.org/documentation/#recordbatch">Kafka's record batch</a>
 */
final class BatchRecords implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(BatchRecords.class);
  private static final LogThrottle THROTTLE = new LogThrottle();

  /** A producer with Kafka's default settings sends no longer record, so it is no reaction. */
  private static final int MAX_VALUE = 1024 * 1024;

  private final DefaultRecordBatch batch;
  private final int partition;
  private final @Nullable RecordStream stream;
  private final boolean hasAppendTime;
  private int left;
  private boolean isUnreadable;
  private boolean isBack;
  private long offset;
  private @Nullable InternalRow row;

  /**
   * @param batch of format 2, whose checksum is right
   * @param buffers for decompression
   */
  BatchRecords(DefaultRecordBatch batch, int partition, BufferSupplier buffers) {
    this.batch = batch;
    this.partition = partition;
    hasAppendTime = batch.timestampType() == TimestampType.LOG_APPEND_TIME;
    offset = batch.baseOffset() - 1;
    left = batch.isControlBatch() ? 0 : Objects.requireNonNull(batch.countOrNull());
    stream = left == 0 ? null : open(buffers);
  }

  private @Nullable RecordStream open(BufferSupplier buffers) {
    try {
      return new RecordStream(batch.recordInputStream(buffers));
    } catch (RuntimeException | OutOfMemoryError e) {
      giveUp(e);
      return null;
    }
  }

  /** Moves on to the next record; false if there is none. */
  boolean next() {
    if (isBack) {
      isBack = false;
      return true;
    }
    if (!isUnreadable) {
      if (left == 0) {
        return false;
      }
      left--;
      try {
        read(Objects.requireNonNull(stream));
        return true;
      } catch (IOException | RuntimeException | OutOfMemoryError e) {
        giveUp(e);
      }
    }
    if (offset >= batch.lastOffset()) {
      return false;
    }
    offset++;
    row = RecordRow.unreadable(partition, offset, batch.maxTimestamp());
    return true;
  }

  /** Makes {@link #next} return the present record again. */
  void back() {
    isBack = true;
  }

  long offset() {
    return offset;
  }

  /** The offset after the batch. */
  long end() {
    return batch.lastOffset() + 1;
  }

  InternalRow row() {
    return Objects.requireNonNull(row);
  }

  private void read(RecordStream in) throws IOException {
    int length = in.readVarint();
    long end = in.position() + length;
    in.readByte();
    long timestamp = in.readVarlong();
    long found = batch.baseOffset() + in.readVarint();
    if (length < 0 || found <= offset || found > batch.lastOffset()) {
      throw new IOException("a record has a wrong length or offset");
    }
    in.skip(Math.max(0, in.readVarint()));
    int valueLength = in.readVarint();
    byte[] value = valueLength < 0 ? null : in.readBytes(Math.min(valueLength, MAX_VALUE));
    if (in.position() > end) {
      throw new IOException("a record is longer than its length");
    }
    in.skip(end - in.position());
    offset = found;
    row =
        RecordRow.of(
            partition,
            offset,
            hasAppendTime ? batch.maxTimestamp() : batch.baseTimestamp() + timestamp,
            value,
            valueLength);
  }

  private void giveUp(Throwable e) {
    isUnreadable = true;
    long unreadable = THROTTLE.add(batch.lastOffset() - offset);
    if (unreadable > 0) {
      LOG.warn(
          "{} records cannot be read, the last at offset {} of partition {}: {}",
          unreadable,
          batch.lastOffset(),
          partition,
          e.toString());
    }
  }

  @Override
  public void close() {
    if (stream != null) {
      try {
        stream.close();
      } catch (IOException e) {
        LOG.debug("closing a batch of partition {}", partition, e);
      }
    }
  }
}
