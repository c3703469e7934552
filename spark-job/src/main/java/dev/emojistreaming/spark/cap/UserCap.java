package dev.emojistreaming.spark.cap;

import dev.emojistreaming.spark.pack.Pack;
import dev.emojistreaming.spark.pack.PlacedReactions;
import java.util.Iterator;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/**
 * The reactions of a shard's users that count: of each user in a room and window the first ones, by
 * append time, partition and offset. For one thread.
 *
 * <p>A reaction that is before others of its user may arrive after them, because partitions are
 * read independently of each other. Then it displaces the last of them.
 */
public final class UserCap {

  /** Five minutes. */
  private static final int WINDOWS_PER_SLICE = 150;

  private static final long SPREAD = 0x9E3779B97F4A7C15L; // 2^64 by the golden ratio

  private final int max;
  private final TreeMap<Integer, CapSlice> slices = new TreeMap<>();
  private String displacedEmoji = "";

  /** Accepts a block of the state and its number. */
  public interface BlockWriter {
    void write(long number, byte[] block);
  }

  /**
   * @param max maximum number of reactions of a user in a room and window that count, from 1
   */
  public UserCap(int max) {
    this.max = max;
  }

  /**
   * Applies a reaction.
   *
   * @param pack the one that the reaction is in
   * @param isRepeated whether a record of the same reaction was applied before
   */
  public Outcome apply(PlacedReactions reaction, Pack pack, boolean isRepeated) {
    int window = Pack.window(reaction.target());
    CapSlice slice = slices.computeIfAbsent(sliceOf(window), number -> new CapSlice(number, max));
    Outcome outcome =
        slice.apply(
            new Reaction(
                reaction.userHigh(),
                reaction.userLow() + window * SPREAD,
                reaction.place(),
                reaction.offset(),
                tag(reaction),
                pack.emoji(reaction.target())),
            isRepeated);
    if (outcome == Outcome.DISPLACED) {
      displacedEmoji = slice.displacedEmoji();
    }
    return outcome;
  }

  private static long tag(PlacedReactions reaction) {
    if (!reaction.identified()) {
      return Reaction.NO_ID;
    }
    return reaction.idLow() == Reaction.NO_ID ? 1 : reaction.idLow();
  }

  /** The emoji that no longer counts, after {@link Outcome#DISPLACED}. */
  public String displacedEmoji() {
    return displacedEmoji;
  }

  /** Number of reactions in memory. */
  public long size() {
    return slices.values().stream().mapToLong(CapSlice::size).sum();
  }

  /** Reads a block of the state. Those of a slice must be read in the order of their numbers. */
  public void read(long number, byte[] block) {
    slices.computeIfAbsent(CapSlice.sliceOf(number), slice -> new CapSlice(slice, max)).read(block);
  }

  /** Writes the changes since the last time, a block for each slice that has some. */
  public void write(BlockWriter writer) {
    slices.values().forEach(slice -> slice.write(writer));
  }

  /**
   * Forgets the slices that end at or before the horizon.
   *
   * @param forgotten accepts the number of each of their blocks
   */
  public void forgetBefore(int horizon, LongConsumer forgotten) {
    Iterator<CapSlice> ended = slices.headMap(sliceOf(horizon)).values().iterator();
    while (ended.hasNext()) {
      ended.next().forget(forgotten);
      ended.remove();
    }
  }

  private static int sliceOf(int window) {
    return Math.floorDiv(window, WINDOWS_PER_SLICE);
  }
}
