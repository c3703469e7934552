package dev.emojistreaming.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emojistreaming.contract.EmojiCount;
import dev.emojistreaming.contract.ReactionWriter;
import dev.emojistreaming.contract.ReceivedReaction;
import dev.emojistreaming.contract.Topics;
import dev.emojistreaming.contract.Window;
import java.time.Instant;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes reactions at a steady rate, every tenth twice, and knows what must be counted. */
final class SteadyLoad implements AutoCloseable {

  static final int PER_SECOND = 2_000;

  private static final int PER_TICK = PER_SECOND / 100;
  private static final String[] EMOJIS = {"👍", "❤️", "🎉", "🔥", "😂"};

  private final KafkaProducer<byte[], byte[]> producer;
  private final Map<String, Long> counts = new TreeMap<>();
  private final Queue<Exception> failures = new ConcurrentLinkedQueue<>();
  private final Thread thread = new Thread(this::run, "load");
  private volatile boolean stopped;

  private SteadyLoad(String broker) {
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker, "linger.ms", 5, "compression.type", "lz4"),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  static SteadyLoad start(String broker) {
    SteadyLoad load = new SteadyLoad(broker);
    load.thread.start();
    return load;
  }

  private void run() {
    long next = System.nanoTime();
    for (int i = 0; !stopped; i++) {
      send(i);
      if (i % PER_TICK == PER_TICK - 1) {
        next += 10_000_000;
        pauseUntil(next);
      }
    }
  }

  private void send(int i) {
    Instant now = Instant.now();
    String emoji = EMOJIS[i % EMOJIS.length];
    byte[] json =
        ReactionWriter.toJson(
            new ReceivedReaction("u-" + i % 100, emoji, now, "main", "m-" + i, now));
    send(json);
    if (i % 10 == 0) {
      send(json);
    }
    counts.merge(EmojiCount.key("main", emoji, Window.startOf(now)), 1L, Long::sum);
  }

  private void send(byte[] json) {
    Future<RecordMetadata> unused =
        producer.send(
            new ProducerRecord<>(Topics.REACTIONS, json),
            (metadata, failure) -> {
              if (failure != null) {
                failures.add(failure);
              }
            });
  }

  private static void pauseUntil(long nanoTime) {
    try {
      Thread.sleep(Math.max(0, (nanoTime - System.nanoTime()) / 1_000_000));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Stops, and says what must be counted, by key. */
  Map<String, Long> stop() throws InterruptedException {
    stopped = true;
    thread.join();
    producer.flush();
    assertThat(failures).isEmpty();
    return counts;
  }

  @Override
  public void close() {
    stopped = true;
    producer.close();
  }
}
