package dev.emojistreaming.spark.pack;

import dev.emojistreaming.spark.record.Reading.Counts;
import org.apache.spark.sql.Row;

/** Collects the reactions of one partition for one shard. For one thread. */
final class PackBuilder {

  /** 64 Ki longs are half a mebibyte. */
  private static final int MAX_LONGS = 64 * 1024;

  private final int shard;
  private final int partition;
  private final Names rooms = new Names();
  private final Names emojis = new Names();
  private final Longs identified = new Longs();
  private final Longs anonymous = new Longs();
  private final Longs placed = new Longs();

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

  /**
   * Adds a reaction that is limited by user.
   *
   * @param appended append time in milliseconds since 1970
   */
  void addPlaced(Counts reaction, boolean isIdentified, long appended, long offset) {
    PlacedReactions.add(
        placed, target(reaction), reaction, isIdentified, appended, partition, offset);
  }

  private long target(Counts reaction) {
    return Pack.target(
        rooms.number(reaction.room()), emojis.number(reaction.emoji()), reaction.window());
  }

  boolean isFull() {
    return identified.size() + anonymous.size() + placed.size() >= MAX_LONGS
        || rooms.size() == Pack.MAX_NAMES
        || emojis.size() == Pack.MAX_NAMES;
  }

  /**
   * Returns the pack as a row, and starts an empty one.
   *
   * @param offset of the latest record
   */
  Row toRow(long offset, ReaderProgress progress) {
    Row row =
        PackRow.pack(
            shard,
            partition,
            offset,
            progress,
            rooms.toArray(),
            emojis.toArray(),
            identified.toBytes(),
            anonymous.toBytes(),
            placed.toBytes());
    rooms.clear();
    emojis.clear();
    identified.clear();
    anonymous.clear();
    placed.clear();
    return row;
  }
}
