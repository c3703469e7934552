package dev.emojistreaming.spark.pack;

import java.nio.LongBuffer;
import java.util.Comparator;
import java.util.List;

/**
 * Reactions of one partition, in the order of the topic.
 *
 * @param progress of the reader when it sent the pack
 * @param identified reactions with an id, three longs each: the target and the two halves of the id
 * @param anonymous reactions without an id, one long each: the target
 * @param placed instead of both, if reactions are limited by user: see {@link PlacedReactions}
 */
public record Pack(
    int partition,
    long offset,
    ReaderProgress progress,
    List<String> rooms,
    List<String> emojis,
    LongBuffer identified,
    LongBuffer anonymous,
    LongBuffer placed) {

  /** Independent of the order of arrival, so that a repeated batch counts the same. */
  public static final Comparator<Pack> ORDER =
      Comparator.comparingInt(Pack::partition).thenComparingLong(Pack::offset);

  private static final int LONGS_PER_IDENTIFIED = 3;

  static final int MAX_NAMES = 1 << 15;

  /** The target that a reaction counts for: 16 bits each for room and emoji, 32 for the window. */
  static long target(int room, int emoji, int window) {
    return ((long) room << 48) | ((long) emoji << 32) | (window & 0xFFFF_FFFFL);
  }

  /** Maximum number of reactions with an id. */
  public int maxIds() {
    return identified.limit() / LONGS_PER_IDENTIFIED + placed.limit() / PlacedReactions.LONGS;
  }

  public String room(long target) {
    return rooms.get((int) (target >>> 48));
  }

  public String emoji(long target) {
    return emojis.get((int) (target >>> 32) & 0xFFFF);
  }

  /** The index of the window, see {@code contract.Window}. */
  public static int window(long target) {
    return (int) target;
  }
}
