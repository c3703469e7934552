package dev.emojistreaming.ingest.kafka;

import dev.emojistreaming.ingest.IngestConfig;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.BufferExhaustedException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.BrokerNotAvailableException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Sends records to the topic of reactions. Safe for use by many threads. */
@Singleton
public class ReactionProducer {

  private static final Logger LOG = Logger.getLogger(ReactionProducer.class);

  private final ClientSettings settings;
  private final KafkaAvailability availability;
  private final String topic;
  private final MetadataUpdates metadataUpdates = new MetadataUpdates();
  private volatile @Nullable KafkaProducer<byte[], byte[]> producer;
  private boolean closed; // guarded by this

  ReactionProducer(ClientSettings settings, KafkaAvailability availability, IngestConfig config) {
    this.settings = settings;
    this.availability = availability;
    this.topic = config.topic();
  }

  /**
   * Sends a record. Never blocks and never fails.
   *
   * @param delivery is notified within the delivery timeout: on the calling thread or on the
   *     producer's
   */
  public void send(byte[] record, Headers headers, Delivery delivery) {
    KafkaProducer<byte[], byte[]> sender = producer;
    if (sender == null) {
      delivery.failed(new BrokerNotAvailableException("there is no producer at present"));
      return;
    }
    try {
      Future<RecordMetadata> unused =
          sender.send(
              new ProducerRecord<>(topic, null, null, (byte[]) null, record, headers),
              (metadata, failure) -> settle(delivery, failure));
    } catch (RuntimeException e) { // closed, or unusable: see renew()
      settle(delivery, e);
    }
  }

  private void settle(Delivery delivery, @Nullable Exception failure) {
    if (failure == null) {
      availability.delivered();
      delivery.acknowledged();
    } else {
      if (!(failure instanceof BufferExhaustedException)) {
        availability.deliveryFailed();
      }
      delivery.failed(failure);
    }
  }

  /**
   * Drops the producer, and with it every record that it still has: some failures, such as one of
   * authentication while it gets its id, leave it unable to send for good. The next probe makes
   * another.
   */
  synchronized void renew() {
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
   * Stops waiting for Kafka: every record that it has not acknowledged yet fails at once, and none
   * is sent from now on.
   */
  public synchronized void close() {
    closed = true;
    renew();
  }

  private synchronized @Nullable KafkaProducer<byte[], byte[]> made() {
    if (producer == null && !closed) {
      producer =
          new KafkaProducer<>(settings.producer(), new ByteArraySerializer(), metadataUpdates);
    }
    return producer;
  }

  /**
   * Makes the producer when there is none yet, and waits until it knows the topic's partitions: one
   * that does not know them cannot send without blocking, and forgets them when it is idle for
   * long.
   *
   * @return whether it knows them; false when it is closed
   * @throws KafkaException when the settings are wrong or no address of the broker can be resolved
   */
  boolean learnPartitions(Duration timeout) throws InterruptedException {
    KafkaProducer<byte[], byte[]> learning = made();
    long deadline = System.nanoTime() + timeout.toNanos();
    long seen = metadataUpdates.count();
    while (learning != null && !knowsPartitions(learning)) {
      if (!metadataUpdates.awaitMoreThan(seen, Duration.ofNanos(deadline - System.nanoTime()))) {
        return false;
      }
      seen = metadataUpdates.count();
    }
    return learning != null;
  }

  private boolean knowsPartitions(KafkaProducer<byte[], byte[]> learning) {
    try {
      return !learning.partitionsFor(topic).isEmpty();
    } catch (TimeoutException e) {
      return false; // the producer fetches them in the background
    }
  }
}
