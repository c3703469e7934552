package dev.emojistreaming.spark;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.emojistreaming.contract.EmojiCount;
import dev.emojistreaming.contract.ReactionWriter;
import dev.emojistreaming.contract.ReceivedReaction;
import dev.emojistreaming.contract.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A topic in which few users react often in few windows, and the expected results of a cap, by an
 * independent count that shares only the contract with the job.
 *
 * <p>The append times of its partitions increase at different and changing speeds, so that a batch
 * has records that are before those of earlier batches.
 */
final class CappedTopic {

  static final int PARTITIONS = 3;

  private static final int WINDOWS = 8;
  private static final int USERS = 15;
  private static final Duration DELAY_AND_SLICES = Duration.ofMinutes(80);
  private static final String[] EMOJIS = {"👍", "❤️", "🎉"};

  private record Sent(
      int partition, Instant appended, int offset, String id, String user, String key) {}

  private final String topic;
  private final Random random;
  private final Instant start;
  private final Instant[] appended = new Instant[PARTITIONS];
  private final int[] offsets = new int[PARTITIONS];
  private final List<Sent> reactions = new ArrayList<>();
  private final List<ReceivedReaction> identified = new ArrayList<>();
  private final List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
  private int deadLetters;

  /**
   * Makes the records.
   *
   * @param start of the first window
   */
  CappedTopic(String topic, Instant start, long seed, int size) {
    this.topic = topic;
    this.start = Window.startOf(start);
    random = new Random(seed);
    for (int partition = 0; partition < PARTITIONS; partition++) {
      appended[partition] = this.start.plus(Window.LENGTH.multipliedBy(WINDOWS));
    }
    int[] millis = {1, 1, 1};
    for (int i = 0; i < size; i++) {
      int partition = random.nextInt(PARTITIONS);
      if (random.nextInt(50) == 0) {
        millis[partition] = 1 + random.nextInt(2_000);
      }
      appended[partition] = appended[partition].plusMillis(random.nextInt(millis[partition] + 1));
      add(partition, i);
    }
  }

  private void add(int partition, int i) {
    Instant at =
        start.plusMillis(random.nextInt(Math.toIntExact(Window.LENGTH.toMillis()) * WINDOWS));
    String room = "room-" + random.nextInt(2);
    String user = "user-" + random.nextInt(USERS);
    String emoji = EMOJIS[random.nextInt(EMOJIS.length)];
    int kind = random.nextInt(10);
    if (kind == 0) {
      append(partition, "not json".getBytes(UTF_8));
      deadLetters++;
    } else if (kind == 1) {
      String json =
          "{\"user_id\":\"%s\",\"emoji_type\":\"%s\",\"timestamp\":\"%s\",\"room\":\"%s\"}";
      append(partition, json.formatted(user, emoji, at, room).getBytes(UTF_8));
      reactions.add(sent(partition, "no-id-" + i, room, user, emoji, at));
    } else if (kind <= 4 && !identified.isEmpty()) {
      react(partition, identified.get(random.nextInt(identified.size())));
    } else {
      ReceivedReaction reaction = new ReceivedReaction(user, emoji, at, room, "m-" + i, at);
      identified.add(reaction);
      react(partition, reaction);
    }
  }

  private void react(int partition, ReceivedReaction reaction) {
    append(partition, ReactionWriter.toJson(reaction));
    reactions.add(
        sent(
            partition,
            reaction.room() + reaction.userId() + reaction.messageId(),
            reaction.room(),
            reaction.userId(),
            reaction.emoji(),
            reaction.eventTime()));
  }

  private Sent sent(int partition, String id, String room, String user, String emoji, Instant at) {
    Instant window = Window.startOf(at);
    return new Sent(
        partition,
        appended[partition],
        offsets[partition] - 1,
        id,
        room + "|" + user + "|" + window,
        EmojiCount.key(room, emoji, window));
  }

  private void append(int partition, byte[] value) {
    long time = appended[partition].toEpochMilli();
    records.add(new ProducerRecord<>(topic, partition, time, null, value));
    offsets[partition]++;
  }

  /** A record that is appended when all windows of the others are closed. */
  ProducerRecord<byte[], byte[]> closing() {
    Instant latest = List.of(appended).stream().max(Comparator.naturalOrder()).orElseThrow();
    Instant time = latest.plus(DELAY_AND_SLICES);
    byte[] json =
        "{\"user_id\":\"u\",\"emoji_type\":\"👍\",\"timestamp\":\"%s\",\"room\":\"closing\"}"
            .formatted(time)
            .getBytes(UTF_8);
    return new ProducerRecord<>(topic, 0, time.toEpochMilli(), null, json);
  }

  String topic() {
    return topic;
  }

  Instant start() {
    return start;
  }

  Instant end() {
    return start.plus(Window.LENGTH.multipliedBy(WINDOWS));
  }

  List<ProducerRecord<byte[], byte[]>> records() {
    return records;
  }

  long deadLetters() {
    return deadLetters;
  }

  /** The records of reactions that have an earlier record. */
  long duplicates() {
    return reactions.size() - reactions.stream().map(Sent::id).distinct().count();
  }

  /**
   * The expected reactions by the key of their count.
   *
   * @param max maximum number for a user, room and window; 0 for no limit
   */
  Map<String, Long> counts(int max) {
    Set<String> seen = new HashSet<>();
    Map<String, Integer> ofUser = new HashMap<>();
    Map<String, Long> counts = new HashMap<>();
    reactions.stream()
        .sorted(
            Comparator.comparing(Sent::appended)
                .thenComparing(Sent::partition)
                .thenComparing(Sent::offset))
        .filter(sent -> seen.add(sent.id()))
        .filter(sent -> ofUser.merge(sent.user(), 1, Integer::sum) <= max || max == 0)
        .forEach(sent -> counts.merge(sent.key(), 1L, Long::sum));
    return counts;
  }
}
