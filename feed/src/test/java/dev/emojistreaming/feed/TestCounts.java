package dev.emojistreaming.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.emojistreaming.contract.EmojiCount;
import dev.emojistreaming.contract.EmojiCountWriter;
import dev.emojistreaming.contract.Topics;
import dev.emojistreaming.contract.Window;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes counts as the Spark job does. */
public final class TestCounts implements AutoCloseable {

  private final KafkaProducer<byte[], byte[]> producer;

  public TestCounts(String broker) {
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker, "max.in.flight.requests.per.connection", 1),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /** Writes a count; returns when Kafka has it. */
  public void write(String room, String emoji, Instant window, long reactions) {
    write(room, List.of(emoji), window, reactions);
  }

  /** Writes the same count of several emojis; returns when Kafka has them. */
  public void write(String room, List<String> emojis, Instant window, long reactions) {
    for (String emoji : emojis) {
      EmojiCount count =
          new EmojiCount(room, emoji, window, window.plus(Window.LENGTH), reactions, reactions);
      send(Topics.COUNTS, count.key(), EmojiCountWriter.toJson(count));
    }
    producer.flush();
  }

  /** Writes a reaction that is never counted. */
  public void react() {
    send(Topics.REACTIONS, "main", "{}".getBytes(UTF_8));
    producer.flush();
  }

  private void send(String topic, String key, byte[] value) {
    var unused =
        producer.send(
            new ProducerRecord<>(topic, key.getBytes(UTF_8), value),
            (metadata, failure) -> {
              if (failure != null) {
                throw new IllegalStateException("Kafka rejected a count", failure);
              }
            });
  }

  /** The window that has just begun. */
  public static Instant window() {
    return Window.startOf(Instant.now());
  }

  @Override
  public void close() {
    producer.close();
  }
}
