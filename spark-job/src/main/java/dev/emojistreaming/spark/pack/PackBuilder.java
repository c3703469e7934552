package dev.emojistreaming.spark.pack;

import dev.emojistreaming.spark.record.Reading.Counts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;

/** Collects the reactions of one partition for one shard. */
final class PackBuilder {

  private static final int FULL = 64 * 1024;

  private final int shard;
  private final int partition;
  private final Map<String, Integer> rooms = new HashMap<>();
  private final Map<String, Integer> emojis = new HashMap<>();
  private final List<String> roomNames = new ArrayList<>();
  private final List<String> emojiNames = new ArrayList<>();
  private final Longs identified = new Longs();
  private final Longs anonymous = new Longs();

  PackBuilder(int shard, int partition) {
    this.shard = shard;
    this.partition = partition;
  }

  void addAnonymous(Counts reaction) {
    anonymous.add(target(reaction));
  }

  void addIdentified(Counts reaction) {
    identified.add(target(reaction));
    identified.add(reaction.idHigh());
    identified.add(reaction.idLow());
  }

  private long target(Counts reaction) {
    return Pack.target(
        number(reaction.room(), rooms, roomNames),
        number(reaction.emoji(), emojis, emojiNames),
        reaction.window());
  }

  private static int number(String name, Map<String, Integer> numbers, List<String> names) {
    Integer known = numbers.get(name);
    if (known != null) {
      return known;
    }
    int number = names.size();
    numbers.put(name, number);
    names.add(name);
    return number;
  }

  boolean isFull() {
    return identified.size() + anonymous.size() >= FULL
        || roomNames.size() == Pack.MOST_NAMES
        || emojiNames.size() == Pack.MOST_NAMES;
  }

  /** The pack as a row; the next begins empty. */
  Row toRow(long offset, long reached) {
    Row row =
        PackRow.pack(
            shard,
            partition,
            offset,
            reached,
            roomNames,
            emojiNames,
            identified.toBytes(),
            anonymous.toBytes());
    rooms.clear();
    emojis.clear();
    roomNames.clear();
    emojiNames.clear();
    identified.clear();
    anonymous.clear();
    return row;
  }
}
