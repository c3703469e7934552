package dev.emojistreaming.feed.counts;

import dev.emojistreaming.contract.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The most frequent emojis of a room's last minute, by the totals in {@link EmojiSum#recent}. Only
 * emojis that have just grown are compared with those of before, because only they can be named
 * next; so the cost does not grow with the number of emojis in the room.
 */
final class FrequentEmojis {

  private static final Duration SPAN = Duration.ofMinutes(1);

  private Instant from;
  private List<EmojiSum> frequent = List.of();

  FrequentEmojis(Instant now) {
    from = oldest(now);
  }

  private static Instant oldest(Instant now) {
    return Window.startOf(now).minus(SPAN);
  }

  void grew(Cell cell, long growth) {
    if (!cell.window.start().isBefore(from)) {
      cell.sum.recent += growth;
    }
  }

  void removed(Cell cell) {
    grew(cell, -cell.reactions);
  }

  /** Takes the windows out that are more than a minute old by now. */
  void advance(Instant now, NavigableMap<Instant, CountedWindow> windows) {
    Instant next = oldest(now);
    if (next.isAfter(from)) {
      for (CountedWindow window : windows.subMap(from, next).values()) {
        window.cells().forEach(cell -> cell.sum.recent -= cell.reactions);
      }
      from = next;
    }
  }

  boolean isEmpty() {
    return frequent.isEmpty();
  }

  /** Forgets which ones are the most frequent. */
  void clear() {
    frequent.forEach(sum -> sum.isFrequent = false);
    frequent = List.of();
  }

  /** Compares emojis that have grown with the most frequent ones so far. */
  void rank(Collection<EmojiSum> grown) {
    Set<EmojiSum> candidates = new HashSet<>(frequent);
    candidates.addAll(grown);
    candidates.removeIf(sum -> sum.cells == 0);
    List<EmojiSum> ranked = new ArrayList<>(candidates);
    ranked.sort(EmojiSum.BY_RECENT);
    frequent.forEach(sum -> sum.isFrequent = false);
    frequent = List.copyOf(ranked.subList(0, Math.min(CountedWindow.MAX_NAMED, ranked.size())));
    frequent.forEach(sum -> sum.isFrequent = true);
  }

  /** The more frequent ones, before one that is frequent itself. */
  Stream<EmojiSum> before(EmojiSum sum) {
    return frequent.stream().takeWhile(each -> each != sum);
  }
}
