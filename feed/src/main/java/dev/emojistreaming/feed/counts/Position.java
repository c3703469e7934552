package dev.emojistreaming.feed.counts;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How far the topic of counts has been read: for each partition the offset of the next record.
 * These are the topic's own offsets, so a position has the same meaning on every replica.
 *
 * <p>Immutable.
 */
public final class Position {

  private static final int RADIX = 36;
  private static final String SEPARATOR = ".";

  private final long[] next;

  private Position(long[] next) {
    this.next = next;
  }

  /** A position from the offsets of partition 0, 1, and so on, which are copied. */
  public static Position of(long... next) {
    return new Position(next.clone());
  }

  /**
   * Reads the text that {@link #toString()} returns.
   *
   * @param partitions number of partitions of the topic
   * @return empty if the text is not a position in a topic with this number of partitions
   */
  public static Optional<Position> parse(String id, int partitions) {
    String[] parts = id.split("\\.", -1);
    if (parts.length != partitions) {
      return Optional.empty();
    }
    try {
      long[] next = Arrays.stream(parts).mapToLong(part -> Long.parseLong(part, RADIX)).toArray();
      boolean valid = Arrays.stream(next).allMatch(offset -> offset >= 0);
      return valid ? Optional.of(new Position(next)) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Whether a record has been read. */
  boolean includes(int partition, long offset) {
    return offset < next[partition];
  }

  /** Whether this position is at or after the other one in every partition. */
  boolean isAtOrAfter(Position other) {
    for (int i = 0; i < next.length; i++) {
      if (next[i] < other.next[i]) {
        return false;
      }
    }
    return true;
  }

  /** The position after reading one more record. */
  Position after(int partition, long offset) {
    long[] copy = next.clone();
    copy[partition] = Math.max(copy[partition], offset + 1);
    return new Position(copy);
  }

  int partitions() {
    return next.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Position position && Arrays.equals(next, position.next);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(next);
  }

  /** The id of an event: letters, digits and dots. */
  @Override
  public String toString() {
    return Arrays.stream(next)
        .mapToObj(offset -> Long.toString(offset, RADIX))
        .collect(Collectors.joining(SEPARATOR));
  }
}
