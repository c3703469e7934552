package dev.emojistreaming.feed.counts;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How far the topic of counts has been read: for each partition the offset of the next record.
 * These are the topic's own offsets, so a position has the same meaning on every replica. A topic
 * that was deleted and created again is another one: Kafka gives it another id.
 *
 * <p>Immutable.
 */
public final class Position {

  private static final int RADIX = 36;
  private static final String SEPARATOR = ".";

  private final String topicId;
  private final long[] next;

  private Position(String topicId, long[] next) {
    this.topicId = topicId;
    this.next = next;
  }

  /**
   * A position from the offsets of partition 0, 1, and so on, which are copied.
   *
   * @param topicId Kafka's id of the topic, without dots
   */
  public static Position of(String topicId, long... next) {
    return new Position(topicId, next.clone());
  }

  /**
   * Reads the text that {@link #toString()} returns.
   *
   * @return empty if the text is not a position in this position's topic
   */
  public Optional<Position> parse(String id) {
    String[] parts = id.split("\\.", -1);
    if (parts.length != next.length + 1 || !parts[0].equals(topicId)) {
      return Optional.empty();
    }
    try {
      long[] parsed =
          Arrays.stream(parts).skip(1).mapToLong(part -> Long.parseLong(part, RADIX)).toArray();
      boolean valid = Arrays.stream(parsed).allMatch(offset -> offset >= 0);
      return valid ? Optional.of(new Position(topicId, parsed)) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Whether both are positions in the same topic, with the same partitions. */
  boolean isInTopicOf(Position other) {
    return topicId.equals(other.topicId) && next.length == other.next.length;
  }

  /** Whether reading will still come to the other position: it is ahead, in the same topic. */
  public boolean isBehind(Position other) {
    return isInTopicOf(other) && !isAtOrAfter(other);
  }

  /** Whether a record has been read. */
  boolean includes(int partition, long offset) {
    return offset < next[partition];
  }

  /** Whether this position is at or after another one in its topic, in every partition. */
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
    return new Position(topicId, copy);
  }

  int partitions() {
    return next.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Position position
        && topicId.equals(position.topicId)
        && Arrays.equals(next, position.next);
  }

  @Override
  public int hashCode() {
    return 31 * topicId.hashCode() + Arrays.hashCode(next);
  }

  /** The id of an event: letters, digits, dots, hyphens and underscores. */
  @Override
  public String toString() {
    return Arrays.stream(next)
        .mapToObj(offset -> Long.toString(offset, RADIX))
        .collect(Collectors.joining(SEPARATOR, topicId + SEPARATOR, ""));
  }
}
