package dev.emojistreaming.spark;

import dev.emojistreaming.contract.ReactionWriter;
import dev.emojistreaming.contract.ReceivedReaction;
import dev.emojistreaming.contract.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Reactions as ingest writes them: ten minutes of them in five rooms, all different. */
final class Backlog {

  private static final int AT_ONCE = 100_000;
  private static final Duration LENGTH = Duration.ofMinutes(10);
  private static final String[] EMOJIS = {
    "👍", "❤️", "😂", "🎉", "😮", "😢", "🔥", "👏", "🙌", "💯", "🏏", "⚽"
  };

  private Backlog() {}

  static void send(TestTopics topics, int reactions) {
    SplittableRandom random = new SplittableRandom(1);
    Instant first = Instant.now().minus(LENGTH);
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    for (int i = 0; i < reactions; i++) {
      Instant at = first.plusMillis(LENGTH.toMillis() * i / reactions);
      records.add(new ProducerRecord<>(Topics.REACTIONS, reaction(random, at)));
      if (records.size() == AT_ONCE || i == reactions - 1) {
        topics.send(records);
        records.clear();
      }
    }
  }

  private static byte[] reaction(SplittableRandom random, Instant at) {
    return ReactionWriter.toJson(
        new ReceivedReaction(
            "user-" + random.nextInt(100_000),
            EMOJIS[random.nextInt(EMOJIS.length)],
            at,
            "room-" + random.nextInt(5),
            new UUID(random.nextLong(), random.nextLong()).toString(),
            at));
  }
}
