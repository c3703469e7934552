package dev.emojistreaming.feed.counts;

import dev.emojistreaming.contract.EmojiCount;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The windows of one room. For one thread at a time. */
final class RoomCounts {

  private final NavigableMap<Instant, Map<String, Cell>> windows = new TreeMap<>();
  private final Map<String, Sum> sums = new HashMap<>();
  private List<Cell> changed = new ArrayList<>();
  private int cells;

  /** Applies a count unless an equal or larger one is known; returns whether it did. */
  boolean apply(EmojiCount count, int partition, long offset) {
    Cell cell = find(count);
    long growth = count.reactionCount() - cell.reactions;
    if (growth <= 0) {
      return false;
    }
    cell.reactions = count.reactionCount();
    cell.scaled = count.scaledCount();
    cell.partition = partition;
    cell.offset = offset;
    cell.sum.reactions += growth;
    if (!cell.changed) {
      cell.changed = true;
      changed.add(cell);
    }
    return true;
  }

  private Cell find(EmojiCount count) {
    Map<String, Cell> window =
        windows.computeIfAbsent(count.windowStart(), start -> new HashMap<>());
    Cell known = window.get(count.emoji());
    if (known != null) {
      return known;
    }
    Sum sum = sums.computeIfAbsent(count.emoji(), Sum::new);
    sum.cells++;
    Cell cell = new Cell(count.windowStart(), sum);
    window.put(sum.emoji, cell);
    cells++;
    return cell;
  }

  /** The number of counts. */
  int size() {
    return cells;
  }

  /** The counts that changed since the previous call, each once. */
  List<WindowCount> takeChanges() {
    List<WindowCount> changes = new ArrayList<>(changed.size());
    for (Cell cell : changed) {
      cell.changed = false;
      changes.add(cell.toCount());
    }
    changed = new ArrayList<>();
    return changes;
  }

  /** The counts that were written after a position. */
  List<WindowCount> since(Position position) {
    return select(windows.values(), cell -> !position.includes(cell.partition, cell.offset));
  }

  /** The counts of windows that start in {@code [from, to)}, the oldest first. */
  List<WindowCount> between(Instant from, Instant to) {
    return select(windows.subMap(from, true, to, false).values(), cell -> true);
  }

  private static List<WindowCount> select(
      Collection<Map<String, Cell>> windows, Predicate<Cell> wanted) {
    List<WindowCount> selected = new ArrayList<>();
    for (Map<String, Cell> window : windows) {
      for (Cell cell : window.values()) {
        if (wanted.test(cell)) {
          selected.add(cell.toCount());
        }
      }
    }
    return selected;
  }

  /** Reactions in all windows. */
  long reactions() {
    return sums.values().stream().mapToLong(sum -> sum.reactions).sum();
  }

  /** The most frequent emojis of all windows; equally frequent ones in code point order. */
  List<EmojiTotal> top(int max) {
    return sums.values().stream()
        .map(sum -> new EmojiTotal(sum.emoji, sum.reactions))
        .sorted(TopEmojis.BY_FREQUENCY)
        .limit(max)
        .toList();
  }

  /** Removes the windows that start before a time; returns the number of their counts. */
  int forgetBefore(Instant time) {
    int before = cells;
    while (!windows.isEmpty() && windows.firstKey().isBefore(time)) {
      windows.pollFirstEntry().getValue().values().forEach(this::forget);
    }
    if (cells < before) {
      changed.removeIf(cell -> cell.windowStart.isBefore(time));
    }
    return before - cells;
  }

  private void forget(Cell cell) {
    cells--;
    cell.sum.reactions -= cell.reactions;
    if (--cell.sum.cells == 0) {
      sums.remove(cell.sum.emoji);
    }
  }

  /** Removes the oldest window unless it is the only one; returns the number of its counts. */
  int forgetOldest() {
    return windows.size() < 2 ? 0 : forgetBefore(windows.higherKey(windows.firstKey()));
  }

  /** An emoji's total over all windows. */
  private static final class Sum {
    private final String emoji;
    private long reactions;
    private int cells;

    private Sum(String emoji) {
      this.emoji = emoji;
    }
  }

  /** An emoji in one window, and the place of its newest value in the topic. */
  private static final class Cell {
    private final Instant windowStart;
    private final Sum sum;
    private long reactions;
    private long scaled;
    private int partition;
    private long offset;
    private boolean changed;

    private Cell(Instant windowStart, Sum sum) {
      this.windowStart = windowStart;
      this.sum = sum;
    }

    private WindowCount toCount() {
      return new WindowCount(windowStart, sum.emoji, reactions, scaled);
    }
  }
}
