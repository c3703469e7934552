package dev.emojistreaming.spark.sink;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * One producer for all tasks of this JVM, kept between batches: a new one for each task would
 * connect and log in several times a second.
 */
final class SharedProducer {

  private static final Map<Map<String, Object>, KafkaProducer<byte[], byte[]>> PRODUCERS =
      new ConcurrentHashMap<>();

  private SharedProducer() {}

  /**
   * The producer with these connection settings; threads may share it.
   *
   * <p>Without idempotence. A batch has each key once and is flushed before the next batch, so
   * there is no order to keep, and readers tolerate repeated records. With sequence numbers a
   * producer hangs until its timeout of two minutes if the broker rejects its first batch and
   * accepts the second (KAFKA-15591).
   */
  static KafkaProducer<byte[], byte[]> of(Map<String, Object> connection) {
    return PRODUCERS.computeIfAbsent(connection, SharedProducer::create);
  }

  private static KafkaProducer<byte[], byte[]> create(Map<String, Object> connection) {
    Map<String, Object> settings = new HashMap<>(connection);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, false);
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Closes the producer with these connection settings in this JVM, if there is one. */
  static void close(Map<String, Object> connection) {
    KafkaProducer<byte[], byte[]> producer = PRODUCERS.remove(connection);
    if (producer != null) {
      producer.close();
    }
  }
}
