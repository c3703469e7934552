package dev.emojistreaming.spark.pack;

import java.nio.LongBuffer;
import java.util.Comparator;
import java.util.List;

/**
 * Reactions of one partition, in the order of the topic.
 *
 * @param reach how far its reader had come
 * @param identified three longs for each: what it counts for, and the two of its id
 * @param anonymous one long for each: what it counts for
 */
public record Pack(
    int partition,
    long offset,
    ReaderProgress reach,
    List<String> rooms,
    List<String> emojis,
    LongBuffer identified,
    LongBuffer anonymous) {

  /** The same whatever the order in which packs arrive, so that a batch can be counted again. */
  public static final Comparator<Pack> ORDER =
      Comparator.comparingInt(Pack::partition).thenComparingLong(Pack::offset);

  private static final int LONGS_OF_AN_IDENTIFIED = 3;

  static final int MAX_NAMES = 1 << 15;

  /** What a reaction counts for: 16 bits each for room and emoji, 32 for the window. */
  static long target(int room, int emoji, int window) {
    return ((long) room << 48) | ((long) emoji << 32) | (window & 0xFFFF_FFFFL);
  }

  /** Reactions that have an id. */
  public int ids() {
    return identified.limit() / LONGS_OF_AN_IDENTIFIED;
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
