package dev.emojistreaming.ingest.kafka;

import dev.emojistreaming.ingest.IngestConfig;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.BufferExhaustedException;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Carries records to the topic of reactions. Safe for use by many threads. */
@Singleton
public class ReactionProducer {

  private final ClientSettings settings;
  private final KafkaAvailability availability;
  private final String topic;
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
   * @param whenSettled is called once, within the delivery time-out: on the calling thread or on
   *     the producer's, which it must not hold up
   */
  public void send(byte[] record, Consumer<Delivery> whenSettled) {
    KafkaProducer<byte[], byte[]> sender = producer;
    if (sender == null) {
      whenSettled.accept(Delivery.NOT_SENT);
      return;
    }
    OneDelivery delivery = new OneDelivery(whenSettled);
    try {
      Future<RecordMetadata> unused = sender.send(new ProducerRecord<>(topic, record), delivery);
    } catch (RuntimeException e) { // closed, or beyond help: see renew()
      delivery.onCompletion(null, e);
    }
  }

  /** Settled once, though a producer that is beyond help may throw and call back for one record. */
  private final class OneDelivery implements Callback {

    private final AtomicReference<@Nullable Consumer<Delivery>> whenSettled;

    OneDelivery(Consumer<Delivery> whenSettled) {
      this.whenSettled = new AtomicReference<>(whenSettled);
    }

    @Override
    public void onCompletion(@Nullable RecordMetadata metadata, @Nullable Exception failure) {
      Consumer<Delivery> settle = whenSettled.getAndSet(null);
      if (settle != null) {
        settle.accept(observe(failure));
      }
    }
  }

  private Delivery observe(@Nullable Exception failure) {
    if (failure == null) {
      availability.delivered();
      return Delivery.ACKNOWLEDGED;
    }
    if (failure instanceof BufferExhaustedException) {
      return Delivery.NOT_SENT;
    }
    availability.deliveryFailed();
    return Delivery.NOT_ACKNOWLEDGED;
  }

  /**
   * Lets the producer go, and with it every record that it still has: some failures, such as one of
   * authentication while it gets its id, leave it unable to send for good. The next probe makes
   * another.
   */
  synchronized void renew() {
    KafkaProducer<byte[], byte[]> useless = producer;
    producer = null;
    if (useless != null) {
      useless.close(Duration.ZERO);
    }
  }

  /**
   * Waits for Kafka no longer: every record that it has not acknowledged yet is settled as such at
   * once, and none is sent from now on.
   */
  public synchronized void close() {
    closed = true;
    renew();
  }

  private synchronized @Nullable KafkaProducer<byte[], byte[]> made() {
    if (producer == null && !closed) {
      producer = new KafkaProducer<>(settings.producer());
    }
    return producer;
  }

  /**
   * Makes the producer when there is none yet, and has it learn the topic's partitions: one that
   * does not know them cannot send without blocking, and forgets them when it is idle for long.
   *
   * @return whether it knows them; not when it is closed
   * @throws org.apache.kafka.common.KafkaException when the settings are wrong or no address of the
   *     broker can be resolved
   */
  boolean learnPartitions(Duration atMost) throws InterruptedException {
    KafkaProducer<byte[], byte[]> asked = made();
    long deadline = System.nanoTime() + atMost.toNanos();
    while (asked == null || !knowsPartitions(asked)) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      Thread.sleep(10);
    }
    return true;
  }

  private boolean knowsPartitions(KafkaProducer<byte[], byte[]> asked) {
    try {
      return !asked.partitionsFor(topic).isEmpty();
    } catch (TimeoutException e) {
      return false; // asked for in the background
    }
  }

  /** Runs after everything that sends has stopped. */
  void stop(@Observes @Priority(3000) ShutdownEvent event) {
    close();
  }
}
