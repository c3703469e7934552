package dev.emojistreaming.spark;

import dev.emojistreaming.contract.EmojiCount;
import dev.emojistreaming.contract.ReactionWriter;
import dev.emojistreaming.contract.ReceivedReaction;
import dev.emojistreaming.contract.Topics;
import dev.emojistreaming.contract.Window;
import dev.emojistreaming.testkit.load.LoadDriver;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes reactions to Kafka at a steady rate, every tenth twice, and knows the expected counts. */
final class SteadyLoad implements AutoCloseable {

  static final int PER_SECOND = 2_000;

  private static final String[] EMOJIS = {"👍", "❤️", "🎉", "🔥", "😂"};

  private final KafkaProducer<byte[], byte[]> producer;
  private final Map<String, Long> counts = new TreeMap<>();
  private final LoadDriver driver;

  private SteadyLoad(String broker) {
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker, "linger.ms", 5, "compression.type", "lz4"),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    driver = LoadDriver.start(PER_SECOND, this::send);
  }

  static SteadyLoad start(String broker) {
    return new SteadyLoad(broker);
  }

  /**
   * Runs on the driver's thread, like every access to {@code counts} until the driver has ended.
   */
  private CompletionStage<?> send(int i) {
    Instant now = Instant.now();
    String emoji = EMOJIS[i % EMOJIS.length];
    byte[] json =
        ReactionWriter.toJson(
            new ReceivedReaction("u-" + i % 100, emoji, now, "main", "m-" + i, now));
    CompletionStage<RecordMetadata> sent = send(json);
    if (i % 10 == 0) {
      sent = sent.thenCombine(send(json), (once, twice) -> twice);
    }
    counts.merge(EmojiCount.key("main", emoji, Window.startOf(now)), 1L, Long::sum);
    return sent;
  }

  private CompletionStage<RecordMetadata> send(byte[] json) {
    CompletableFuture<RecordMetadata> sent = new CompletableFuture<>();
    Future<RecordMetadata> unused =
        producer.send(
            new ProducerRecord<>(Topics.REACTIONS, json),
            (metadata, failure) -> {
              if (failure == null) {
                sent.complete(metadata);
              } else {
                sent.completeExceptionally(failure);
              }
            });
    return sent;
  }

  /** Stops the load and returns the expected reactions by key. */
  Map<String, Long> stop() throws InterruptedException {
    driver.close();
    return counts;
  }

  @Override
  public void close() throws InterruptedException {
    try (producer) {
      driver.close();
    }
  }
}
