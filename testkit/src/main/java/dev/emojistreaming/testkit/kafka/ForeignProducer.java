package dev.emojistreaming.testkit.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends {@link ForeignRecord}s, with a producer of each compression that accepts large records. For
 * one thread at a time.
 */
public final class ForeignProducer implements AutoCloseable {

  private static final int MAX_REQUEST = 1_500_000_000;

  private final String bootstrapServers;
  private final Map<String, KafkaProducer<byte[], byte[]>> byCompression = new HashMap<>();

  public ForeignProducer(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
  }

  /** Returns when the broker has all records, each sent alone. */
  public void send(String topic, List<ForeignRecord> records) {
    for (ForeignRecord record : records) {
      KafkaProducer<byte[], byte[]> producer =
          byCompression.computeIfAbsent(
              record.compression(), codec -> producer(Map.of("compression.type", codec)));
      join(record.toString(), producer.send(record.to(topic)));
    }
  }

  /** Writes and aborts a transaction, which leaves a control record in the topic. */
  public void abort(String topic, String value) {
    try (KafkaProducer<byte[], byte[]> producer =
        producer(Map.of("transactional.id", "foreign-" + topic))) {
      producer.initTransactions();
      producer.beginTransaction();
      join(
          "aborted record",
          producer.send(
              new ProducerRecord<>(topic, 0, "aborted".getBytes(UTF_8), value.getBytes(UTF_8))));
      producer.abortTransaction();
    }
  }

  @Override
  public void close() {
    byCompression.values().forEach(KafkaProducer::close);
  }

  private KafkaProducer<byte[], byte[]> producer(Map<String, Object> more) {
    Map<String, Object> settings = new HashMap<>(more);
    settings.put("bootstrap.servers", bootstrapServers);
    settings.put("max.request.size", MAX_REQUEST);
    settings.put("buffer.memory", 2L * MAX_REQUEST);
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  private static void join(String name, Future<RecordMetadata> sent) {
    try {
      sent.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the broker rejected: " + name, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
