package dev.emojistreaming.spark.sink;

import dev.emojistreaming.contract.EmojiCount;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The lines of one window, by room, and in a room by descending count. */
final class WindowLines {

  private static final Comparator<EmojiCount> ORDER =
      Comparator.comparing(EmojiCount::room)
          .thenComparing(EmojiCount::reactionCount, Comparator.reverseOrder())
          .thenComparing(EmojiCount::emoji);

  private final Instant windowStart;
  private final Instant windowEnd;
  private final Map<String, EmojiCount> counts = new HashMap<>();

  WindowLines(Instant windowStart, Instant windowEnd) {
    this.windowStart = windowStart;
    this.windowEnd = windowEnd;
  }

  Instant windowStart() {
    return windowStart;
  }

  boolean hasEnded(Instant now) {
    return !windowEnd.isAfter(now);
  }

  /** Adds a count of this window. */
  void add(EmojiCount count) {
    counts.merge(count.key(), count, EmojiCount::orLater);
  }

  List<EmojiCount> sorted() {
    return counts.values().stream().sorted(ORDER).toList();
  }
}
