package dev.emojistreaming.ingest.kafka;

import dev.emojistreaming.contract.log.LogThrottle;
import dev.emojistreaming.ingest.IngestConfig;
import dev.emojistreaming.service.kafka.KafkaRefusal;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.BufferExhaustedException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.errors.BrokerNotAvailableException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Sends records to the reactions' topic. Safe for use by many threads. */
@Singleton
public class ReactionProducer {

  private static final Logger LOG = Logger.getLogger(ReactionProducer.class);

  private final ClientSettings settings;
  private final PartitionHealth partitions;
  private final String topic;
  private final MetadataUpdates metadataUpdates = new MetadataUpdates();
  private final LogThrottle refusals = new LogThrottle();
  private volatile @Nullable KafkaProducer<byte[], byte[]> producer;
  private boolean closed; // guarded by this

  ReactionProducer(ClientSettings settings, PartitionHealth partitions, IngestConfig config) {
    this.settings = settings;
    this.partitions = partitions;
    this.topic = config.topic();
  }

  /**
   * Sends a record. Does not block and does not throw.
   *
   * @param delivery is notified within the delivery timeout, on the calling thread or the
   *     producer's
   */
  public void send(byte[] record, Headers headers, Delivery delivery) {
    KafkaProducer<byte[], byte[]> sender = producer;
    if (sender == null) {
      delivery.failed(
          new BrokerNotAvailableException(
              "no producer: the broker has not been found yet, or ingest is stopping"));
      return;
    }
    try {
      Future<RecordMetadata> unused =
          sender.send(
              new ProducerRecord<>(
                  topic, partitions.choose(), null, (byte[]) null, record, headers),
              (metadata, failure) -> complete(delivery, metadata, failure));
    } catch (RuntimeException e) { // closed, or unusable: see discard()
      complete(delivery, null, e);
    }
  }

  private void complete(
      Delivery delivery, @Nullable RecordMetadata metadata, @Nullable Exception failure) {
    int partition = metadata == null ? PartitionHealth.NO_PARTITION : metadata.partition();
    if (failure == null) {
      partitions.acknowledged(partition);
      delivery.acknowledged();
    } else {
      KafkaRefusal.of(failure)
          .filter(refusal -> refusals.add() > 0)
          .ifPresent(refusal -> LOG.errorf("kafka=refused topic=%s; %s", topic, refusal));
      if (!(failure instanceof BufferExhaustedException)) {
        partitions.failed(partition);
      }
      delivery.failed(failure);
    }
  }

  /**
   * Closes the producer, which fails every record that it has. The next probe creates another one.
   * Some failures, such as a failed authentication while the producer requests its id, leave it
   * permanently unable to send.
   */
  synchronized void discard() {
    KafkaProducer<byte[], byte[]> unusable = producer;
    producer = null;
    if (unusable != null) {
      try {
        unusable.close(Duration.ZERO);
      } catch (KafkaException e) {
        LOG.warnf("kafka=producer-not-closed: %s", e.getMessage());
      }
    }
  }

  /**
   * Closes the producer permanently. Every record that Kafka has not acknowledged fails at once,
   * and so does every later one.
   */
  public synchronized void close() {
    closed = true;
    discard();
  }

  private synchronized @Nullable KafkaProducer<byte[], byte[]> getOrCreate() {
    if (producer == null && !closed) {
      producer =
          new KafkaProducer<>(settings.producer(), new ByteArraySerializer(), metadataUpdates);
    }
    return producer;
  }

  /**
   * Creates the producer if there is none, and waits until it knows the topic's partitions. Without
   * them it cannot send without blocking, and it forgets them after a long idle time.
   *
   * @return whether it knows the partitions; false after the timeout or when it is closed
   * @throws KafkaException when the settings are wrong or no address of the broker can be resolved
   */
  boolean awaitPartitions(Duration timeout) throws InterruptedException {
    KafkaProducer<byte[], byte[]> current = getOrCreate();
    long deadline = System.nanoTime() + timeout.toNanos();
    long seen = metadataUpdates.count();
    while (current != null && !knowsPartitions(current)) {
      if (!metadataUpdates.awaitMoreThan(seen, Duration.ofNanos(deadline - System.nanoTime()))) {
        return false;
      }
      seen = metadataUpdates.count();
    }
    return current != null;
  }

  private boolean knowsPartitions(KafkaProducer<byte[], byte[]> current) {
    try {
      List<PartitionInfo> found = current.partitionsFor(topic);
      partitions.found(found);
      return !found.isEmpty();
    } catch (TimeoutException e) {
      return false; // the producer fetches them in the background
    }
  }
}
