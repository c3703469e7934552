package dev.emojistreaming.spark.sink;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The lines of one window; of several counts of a room's emoji the larger is true. */
final class WindowLines {

  private record Line(String room, String emoji) {}

  private final Map<Line, ShownCount> counts = new HashMap<>();

  void add(ShownCount count) {
    counts.merge(
        new Line(count.room(), count.emoji()),
        count,
        (a, b) -> a.reactionCount() >= b.reactionCount() ? a : b);
  }

  List<ShownCount> sorted() {
    return counts.values().stream().sorted().toList();
  }
}
