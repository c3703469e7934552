package dev.emojistreaming.spark.pack;

import dev.emojistreaming.spark.record.Reading.Counts;
import java.nio.LongBuffer;

/**
 * Reads the reactions of a pack that are limited by user, seven longs each: the target, the two
 * halves of the id, the two halves of the user's hash, and the place in the topic. For one thread.
 *
 * <p>Places are ordered by append time, partition and offset. The first two are one long, {@link
 * #place()}.
 */
public final class PlacedReactions {

  static final int LONGS = 7;

  private static final int PARTITION_BITS = 20;
  private static final long MAX_PARTITION = (1L << PARTITION_BITS) - 1;
  private static final long MAX_APPENDED = (1L << (Long.SIZE - 1 - PARTITION_BITS)) - 1;

  private final LongBuffer longs;
  private long target;
  private long idHigh;
  private long idLow;
  private long userHigh;
  private long userLow;
  private long place;
  private long offset;

  public PlacedReactions(Pack pack) {
    longs = pack.placed();
  }

  /**
   * Appends a reaction in the form that is read here.
   *
   * @param appended append time in milliseconds since 1970
   */
  static void add(
      Longs to,
      long target,
      Counts reaction,
      boolean identified,
      long appended,
      int partition,
      long offset) {
    to.add(target);
    to.add(reaction.idHigh());
    to.add(reaction.idLow());
    to.add(reaction.userHigh());
    to.add(reaction.userLow());
    to.add(place(appended, partition));
    to.add(identified ? offset : ~offset);
  }

  private static long place(long appended, int partition) {
    long bounded = Math.min(Math.max(0, appended), MAX_APPENDED);
    return bounded << PARTITION_BITS | Math.min(partition, MAX_PARTITION);
  }

  /** Moves on to the next reaction; false if there is none. */
  public boolean next() {
    if (!longs.hasRemaining()) {
      return false;
    }
    target = longs.get();
    idHigh = longs.get();
    idLow = longs.get();
    userHigh = longs.get();
    userLow = longs.get();
    place = longs.get();
    offset = longs.get();
    return true;
  }

  /** See {@link Pack}. */
  public long target() {
    return target;
  }

  public boolean identified() {
    return offset >= 0;
  }

  /** The upper half of the id; undefined without one. */
  public long idHigh() {
    return idHigh;
  }

  /** The lower half of the id; undefined without one. */
  public long idLow() {
    return idLow;
  }

  /** The upper half of the hash of room and user. */
  public long userHigh() {
    return userHigh;
  }

  /** The lower half of the hash of room and user. */
  public long userLow() {
    return userLow;
  }

  /** Append time and partition, ordered like them; never negative. */
  public long place() {
    return place;
  }

  public long offset() {
    return identified() ? offset : ~offset;
  }
}
