package dev.emojistreaming.spark.source;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.CorruptRecordException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.spark.sql.catalyst.InternalRow;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the records of a partition in their order, whatever they hold. For one thread at a time.
 *
 * <p>A poll has up to {@value #POLL_RECORDS} records in memory at once, as large as a producer
 * liked. If they do not fit, which only their allocation shows, records are read one by one. A
 * record that cannot be read alone, because it is larger than the memory or no program can parse
 * it, is skipped, together with the rest of the producer's batch, which Kafka's client cannot enter
 * behind it.
 */
final class PartitionConsumer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(PartitionConsumer.class);

  private static final int POLL_RECORDS = 20;

  /** An unreadable record that is the first of all holds the watermark back to here. */
  private static final Duration LONG_AGO = Duration.ofDays(30);

  private final ClientSettings settings;
  private final TopicPartition partition;
  private final Duration timeout;
  private KafkaConsumer<Void, RecordValue> consumer;
  private boolean isOneByOne;

  /** Polled records, from {@code next} on not yet read. */
  private List<ConsumerRecord<Void, RecordValue>> polled = List.of();

  private int next;

  /** The offset that is read next; negative before the first {@link #seek}. */
  private long position = -1;

  /**
   * The append time of the last record, in milliseconds since 1970. Before the first one it is a
   * time from which no record is awaited.
   */
  private long appended = Instant.now().minus(LONG_AGO).toEpochMilli();

  /** Offsets before it cannot be read. */
  private long readableFrom;

  PartitionConsumer(OffsetRange range) {
    settings = range.settings();
    partition = range.partition();
    timeout = range.timeout();
    consumer = open();
  }

  TopicPartition partition() {
    return partition;
  }

  /** Whether it reads this partition, with the same settings. */
  boolean suits(OffsetRange range) {
    return partition.equals(range.partition()) && settings.equals(range.settings());
  }

  /**
   * The offset itself, or the partition's first or next one now.
   *
   * @param offset may be {@link OffsetRange#EARLIEST} or {@link OffsetRange#LATEST}
   */
  long resolve(long offset) {
    Set<TopicPartition> self = Set.of(partition);
    if (offset == OffsetRange.EARLIEST) {
      return Objects.requireNonNull(consumer.beginningOffsets(self).get(partition));
    }
    return offset == OffsetRange.LATEST
        ? Objects.requireNonNull(consumer.endOffsets(self).get(partition))
        : offset;
  }

  /** Continues at this offset. */
  void seek(long offset) {
    if (offset != position) {
      consumer.seek(partition, offset);
      polled = List.of();
      next = 0;
      position = offset;
    }
  }

  /**
   * The next row before an offset; null if there is none. Waits for records that are not here yet.
   *
   * @throws TimeoutException if the broker sends none for as long as the range allows
   */
  @Nullable InternalRow read(long until) {
    while (position < until) {
      if (position < readableFrom) {
        return RecordRow.unreadable(partition.partition(), position++, appended);
      }
      if (next < polled.size()) {
        ConsumerRecord<Void, RecordValue> found = polled.get(next);
        if (found.offset() >= until) {
          break;
        }
        next++;
        position = found.offset() + 1;
        appended = found.timestamp();
        return RecordRow.of(found);
      }
      if (!canPoll(until)) {
        recover(until);
      }
    }
    position = until;
    return null;
  }

  private void recover(long until) {
    long first = position;
    if (isOneByOne) {
      readableFrom = ReadableOffset.after(first, until, offset -> canReadAt(offset, until));
      LOG.warn(
          "{}: the records at offsets {} to {} cannot be read", partition, first, readableFrom - 1);
      reopen(readableFrom);
      position = first;
    } else {
      isOneByOne = true;
      reopen(first);
    }
  }

  private boolean canReadAt(long offset, long until) {
    reopen(offset);
    return canPoll(until);
  }

  /** Polls for records, or until there are none before an offset; false if they cannot be read. */
  private boolean canPoll(long until) {
    long start = System.nanoTime();
    try {
      while (true) {
        // May be behind records that a client does not see, such as the end of a transaction.
        position = consumer.position(partition);
        if (position >= until) {
          return true;
        }
        polled = consumer.poll(timeout).records(partition);
        next = 0;
        if (!polled.isEmpty()) {
          return true;
        }
        if (System.nanoTime() - start > timeout.toNanos()) {
          throw new TimeoutException(
              partition + ": no record at offset " + position + " within " + timeout);
        }
      }
    } catch (OutOfMemoryError e) {
      return false;
    } catch (KafkaException e) {
      if (isAboutRecord(e)) {
        return false;
      }
      throw e;
    }
  }

  /**
   * Whether Kafka's client could not parse a record. A batch whose checksum is wrong is the
   * broker's fault or the network's.
   */
  private static boolean isAboutRecord(KafkaException e) {
    if (!e.getClass().equals(KafkaException.class) || e.getCause() == null) {
      return false;
    }
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof CorruptRecordException) {
        return false;
      }
    }
    return true;
  }

  /** Whether all is as usual, so that the next range can be read with it. */
  boolean isReusable() {
    return !isOneByOne;
  }

  private void reopen(long offset) {
    close();
    consumer = open();
    seek(offset);
  }

  private KafkaConsumer<Void, RecordValue> open() {
    KafkaConsumer<Void, RecordValue> opened = settings.consumer(isOneByOne ? 1 : POLL_RECORDS);
    opened.assign(Set.of(partition));
    position = -1;
    return opened;
  }

  @Override
  public void close() {
    consumer.close(Duration.ZERO);
  }
}
