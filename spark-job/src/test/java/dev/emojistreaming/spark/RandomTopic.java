package dev.emojistreaming.spark;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.emojistreaming.contract.EmojiCount;
import dev.emojistreaming.contract.ReactionWriter;
import dev.emojistreaming.contract.ReceivedReaction;
import dev.emojistreaming.contract.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A topic with records of every kind in random order over its partitions, and the expected results,
 * by an independent count that shares only the contract with the job. The last partition is more
 * than an hour behind the others.
 */
final class RandomTopic {

  static final int PARTITIONS = 3;

  private static final Duration LATENESS = Duration.ofHours(1);
  private static final Duration BEHIND = Duration.ofMinutes(75);
  private static final String[] EMOJIS = {"👍", "❤️", "🎉"};
  private static final int LARGE = 1_000_000;

  private final String topic;
  private final Random random;
  private final List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
  private final long[] offsets = new long[PARTITIONS];
  private final List<ReceivedReaction> identified = new ArrayList<>();
  private final Set<List<String>> seen = new HashSet<>();
  private final Set<List<String>> seenByRecount = new HashSet<>();
  private final Map<String, Long> counts = new TreeMap<>();
  private final Map<String, Long> recounts = new TreeMap<>();
  private final Map<String, String> deadLetters = new HashMap<>();
  private long duplicates;

  /**
   * Makes the records.
   *
   * @param end approximate append time of the last record
   */
  RandomTopic(String topic, Instant end, long seed, int size) {
    this.topic = topic;

    this.random = new Random(seed);
    for (int i = 0; i < size; i++) {
      int partition = random.nextInt(PARTITIONS);
      Instant now = end.minus(Duration.ofMinutes(20)).plusMillis(20L * 60_000 * i / size);
      add(partition, partition == PARTITIONS - 1 ? now.minus(BEHIND) : now, i);
    }
  }

  private void add(int partition, Instant appended, int i) {
    Instant at = appended.minusMillis(random.nextInt(60_000));
    String emoji = EMOJIS[random.nextInt(EMOJIS.length)];
    String room = "room-" + random.nextInt(3);
    String user = "user-" + random.nextInt(5);
    switch (random.nextInt(20)) {
      case 0 -> malformed(partition, appended, "not json".getBytes(UTF_8));
      case 1 -> malformed(partition, appended, new byte[0]);
      case 2 -> malformed(partition, appended, null);
      case 3 -> malformed(partition, appended, new byte[] {'{', '"', (byte) 0xC3, 0x28, '"', '}'});
      case 4 ->
          malformed(partition, appended, json("{'user_id':7,'emoji_type':[],'timestamp':{}}"));
      case 5 -> late(partition, appended, at, room);
      case 6 -> foreign(partition, appended, emoji, appended.plusSeconds(86_400), "");
      case 7 -> foreign(partition, appended, emoji, at, ",'extra':{'a':[1,null]},'room':null");
      case 8, 9 -> foreign(partition, appended, emoji, at, "");
      case 10 -> {
        String large = i % 50 == 0 ? "x".repeat(LARGE) : "y";
        foreign(partition, appended, emoji, at, ",'extra':'" + large + "'");
      }
      case 11, 12, 13, 14 -> duplicate(partition, appended);
      default -> {
        ReceivedReaction reaction = new ReceivedReaction(user, emoji, at, room, "m-" + i, at);
        identified.add(reaction);
        reaction(partition, appended, reaction);
      }
    }
  }

  private void reaction(int partition, Instant appended, ReceivedReaction reaction) {
    byte[] canonical = ReactionWriter.toJson(reaction);
    boolean free = random.nextInt(4) == 0;
    append(
        partition,
        appended,
        free ? (" " + new String(canonical, UTF_8) + "\n").getBytes(UTF_8) : canonical);
    List<String> id = List.of(reaction.room(), reaction.userId(), reaction.messageId());
    if (seenByRecount.add(id)) {
      count(recounts, reaction.room(), reaction.emoji(), reaction.eventTime());
    }
    if (reaction.eventTime().isBefore(appended.minus(LATENESS))) {
      deadLetters.put(lastKey(partition), "late");
    } else if (seen.add(id)) {
      count(counts, reaction.room(), reaction.emoji(), reaction.eventTime());
    } else {
      duplicates++;
    }
  }

  /** Repeats a reaction of any partition; one of the last partition is late in the others. */
  private void duplicate(int partition, Instant appended) {
    if (!identified.isEmpty()) {
      ReceivedReaction again = identified.get(random.nextInt(identified.size()));
      if (!again.eventTime().isAfter(appended)) {
        reaction(partition, appended, again);
      }
    }
  }

  private void foreign(
      int partition, Instant appended, String emoji, Instant timestamp, String more) {
    append(
        partition,
        appended,
        json(
            "{'emoji_type':'%s','user_id':'u','timestamp':'%s'%s}"
                .formatted(emoji.replace("\uFE0F", ""), timestamp, more)));
    Instant latest = appended.plusSeconds(1);
    Instant time = timestamp.isAfter(latest) ? latest : timestamp;
    count(counts, "main", emoji, time);
    count(recounts, "main", emoji, time);
  }

  private void late(int partition, Instant appended, Instant at, String room) {
    Instant timestamp = random.nextBoolean() ? Instant.EPOCH : at.minus(LATENESS);
    reaction(
        partition,
        appended,
        new ReceivedReaction("u", "👍", timestamp, room, "late-" + records.size(), at));
  }

  private void malformed(int partition, Instant appended, byte[] value) {
    append(partition, appended, value);
    deadLetters.put(lastKey(partition), "malformed");
  }

  private void append(int partition, Instant appended, byte[] value) {
    records.add(
        new ProducerRecord<>(topic, partition, appended.toEpochMilli(), (byte[]) null, value));
    offsets[partition]++;
  }

  private static void count(Map<String, Long> counts, String room, String emoji, Instant time) {
    counts.merge(EmojiCount.key(room, emoji, Window.startOf(time)), 1L, Long::sum);
  }

  private String lastKey(int partition) {
    return topic + "|" + partition + "|" + (offsets[partition] - 1);
  }

  private static byte[] json(String text) {
    return text.replace('\'', '"').getBytes(UTF_8);
  }

  String topic() {
    return topic;
  }

  List<ProducerRecord<byte[], byte[]>> records() {
    return records;
  }

  /** Expected reactions by the key of their count. */
  Map<String, Long> counts() {
    return counts;
  }

  /** Expected reactions of a recount, for which no reaction is too late. */
  Map<String, Long> recounts() {
    return recounts;
  }

  /** Expected kinds of reasons by the key of the dead letter. */
  Map<String, String> deadLetters() {
    return deadLetters;
  }

  long duplicates() {
    return duplicates;
  }
}
