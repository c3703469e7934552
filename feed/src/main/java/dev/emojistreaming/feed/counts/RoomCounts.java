package dev.emojistreaming.feed.counts;

import static java.util.stream.Collectors.toSet;

import dev.emojistreaming.contract.EmojiCount;
import dev.emojistreaming.contract.Window;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The windows of one room. For one thread at a time. */
final class RoomCounts {

  /** Values in an update, except that the newest windows are always whole. */
  private static final int MAX_VALUES_IN_UPDATE = 100;

  private static final int WHOLE_WINDOWS_IN_UPDATE = 3;

  /** Counts that are looked at for the changes after a position. */
  private static final int MAX_VISITS = 20_000;

  private final NavigableMap<Instant, CountedWindow> windows = new TreeMap<>();
  private final Map<String, EmojiSum> sums = new HashMap<>();

  /** The sums in order, because a flood of emojis must not make each snapshot sort them. */
  private final NavigableSet<EmojiSum> byReactions = new TreeSet<>(EmojiSum.BY_REACTIONS);

  private final GrowthOrder order = new GrowthOrder();
  private final FrequentEmojis frequent;

  /** Grown, and its name not settled since. */
  private List<Cell> unsettled = new ArrayList<>();

  /** The windows with values to send. */
  private final NavigableMap<Instant, CountedWindow> unsent = new TreeMap<>();

  private long reactions;
  private int cells;
  private int crowdedWindows;

  RoomCounts(Instant now) {
    frequent = new FrequentEmojis(now);
  }

  /**
   * Applies a count unless it is equal, or smaller and not final; returns whether it did. Growth is
   * negative after a final count that is smaller.
   */
  boolean apply(EmojiCount count, int partition, long offset) {
    if (count.reactionCount() == 0 && !isKnown(count)) {
      return false;
    }
    Cell cell = find(count);
    long growth = count.reactionCount() - cell.reactions;
    if (growth == 0 || (growth < 0 && !count.isFinal())) {
      return false;
    }
    cell.reactions = count.reactionCount();
    cell.scaled = count.scaledCount();
    cell.partition = partition;
    cell.offset = offset;
    byReactions.remove(cell.sum);
    cell.sum.reactions += growth;
    byReactions.add(cell.sum);
    reactions += growth;
    cell.window.grew(cell, growth);
    frequent.grew(cell, growth);
    order.grew(cell);
    if (!cell.isUnsettled) {
      cell.isUnsettled = true;
      unsettled.add(cell);
    }
    return true;
  }

  private boolean isKnown(EmojiCount count) {
    CountedWindow window = windows.get(count.windowStart());
    return window != null && window.get(count.emoji()) != null;
  }

  private Cell find(EmojiCount count) {
    CountedWindow window = windows.computeIfAbsent(count.windowStart(), CountedWindow::new);
    Cell known = window.get(count.emoji());
    if (known != null) {
      return known;
    }
    EmojiSum sum = sums.computeIfAbsent(count.emoji(), EmojiSum::new);
    sum.cells++;
    Cell cell = new Cell(window, sum);
    boolean wasCrowded = window.isCrowded();
    window.add(cell);
    if (window.isCrowded() && !wasCrowded) {
      crowdedWindows++;
    }
    cells++;
    return cell;
  }

  /** The number of counts. */
  int size() {
    return cells;
  }

  /** Reactions in all windows. */
  long reactions() {
    return reactions;
  }

  /** Decides which of the counts that have grown are named. */
  private void settleNames(Instant now) {
    frequent.advance(now, windows);
    if (sums.size() <= CountedWindow.MAX_NAMED) {
      frequent.clear();
    } else if (!unsettled.isEmpty()) {
      frequent.rank(frequent.isEmpty() ? sums.values() : sumsOf(unsettled));
      unsettled.sort((a, b) -> EmojiSum.BY_RECENT.compare(a.sum, b.sum));
    }
    for (Cell cell : unsettled) {
      cell.isUnsettled = false;
      cell.window.settle(cell, frequent);
      unsent.put(cell.window.start(), cell.window);
    }
    unsettled = new ArrayList<>();
  }

  private static Set<EmojiSum> sumsOf(List<Cell> cells) {
    return cells.stream().map(cell -> cell.sum).collect(toSet());
  }

  /**
   * The changes since the previous call, those of the newest windows first. If there are too many,
   * those of older windows are left for later calls.
   */
  RoomUpdate takeChanges(Instant now) {
    settleNames(now);
    List<WindowCount> counts = new ArrayList<>();
    List<WindowOthers> others = new ArrayList<>();
    for (int taken = 0; !unsent.isEmpty(); taken++) {
      CountedWindow window = unsent.lastEntry().getValue();
      if (taken >= WHOLE_WINDOWS_IN_UPDATE
          && counts.size() + others.size() + window.unsentValues() > MAX_VALUES_IN_UPDATE) {
        break;
      }
      unsent.pollLastEntry();
      window.takeUnsent(counts, others);
    }
    return new RoomUpdate(reactions, counts, others, unsent.isEmpty());
  }

  /** Whether {@link #takeChanges} has left changes. */
  boolean haveChangesLeft() {
    return !unsent.isEmpty();
  }

  /**
   * The counts that were written after a position, each once.
   *
   * @param from earliest start of their windows
   * @param max maximum number of counts
   * @return empty if there are more, or of earlier windows; or if the room has windows in which not
   *     all emojis are named, because which ones are depends on the replica
   */
  Optional<List<WindowCount>> since(Position position, Instant from, int max, Instant now) {
    settleNames(now);
    if (crowdedWindows > 0) {
      return Optional.empty();
    }
    List<WindowCount> changes = new ArrayList<>();
    boolean[] reached = new boolean[position.partitions()];
    int left = reached.length;
    int visits = MAX_VISITS;
    for (Cell cell = order.newest(); cell != null && left > 0; cell = cell.older) {
      if (--visits == 0) {
        return Optional.empty();
      }
      if (!position.includes(cell.partition, cell.offset)) {
        if (changes.size() == max || cell.window.start().isBefore(from)) {
          return Optional.empty();
        }
        changes.add(cell.toCount());
      } else if (!reached[cell.partition]) {
        reached[cell.partition] = true;
        left--;
      }
    }
    return Optional.of(changes);
  }

  /**
   * The totals, and the newest windows as clients see them.
   *
   * @param from earliest start of a window
   * @param maxCounts maximum number of counts in all windows
   */
  RoomSnapshot snapshot(
      String name, Position position, Instant from, int top, int maxCounts, Instant now) {
    settleNames(now);
    Deque<NamedWindow> newest = new ArrayDeque<>();
    Instant reach = from;
    int values = 0;
    for (CountedWindow window : windows.tailMap(from, true).descendingMap().values()) {
      values += window.named();
      if (values > maxCounts) {
        reach = window.start().plus(Window.LENGTH);
        break;
      }
      newest.addFirst(window.toNamed());
    }
    return new RoomSnapshot(name, position, reactions, top(top), List.copyOf(newest), reach);
  }

  /** The totals of all windows, the oldest first. */
  List<WindowTotal> totals() {
    return windows.values().stream()
        .map(window -> new WindowTotal(window.start(), window.reactions()))
        .toList();
  }

  /** Reactions in windows that start in {@code [from, to)}. */
  long reactions(Instant from, Instant to) {
    return windows.subMap(from, to).values().stream().mapToLong(CountedWindow::reactions).sum();
  }

  /**
   * Visits some windows, the oldest first.
   *
   * @param max number of counts after which no further window is visited
   * @return the start of the next window, or {@code to} if there is none
   */
  Instant visit(Instant from, Instant to, int max, CountVisitor visitor, Instant now) {
    settleNames(now);
    int visited = 0;
    for (CountedWindow window : windows.subMap(from, to).values()) {
      if (visited >= max) {
        return window.start();
      }
      visited += window.named();
      window.visit(visitor);
    }
    return to;
  }

  /** The most frequent emojis of all windows; equally frequent ones in code point order. */
  List<EmojiTotal> top(int max) {
    return byReactions.stream().limit(max).map(EmojiSum::total).toList();
  }

  /** Removes the windows that start before a time; returns the number of their counts. */
  int forgetBefore(Instant time) {
    int before = cells;
    while (!windows.isEmpty() && windows.firstKey().isBefore(time)) {
      forget(windows.pollFirstEntry().getValue());
    }
    if (cells < before) {
      unsettled.removeIf(cell -> cell.window.start().isBefore(time));
      unsent.headMap(time).clear();
    }
    return before - cells;
  }

  private void forget(CountedWindow window) {
    if (window.isCrowded()) {
      crowdedWindows--;
    }
    reactions -= window.reactions();
    for (Cell cell : window.cells()) {
      cells--;
      order.remove(cell);
      frequent.removed(cell);
      byReactions.remove(cell.sum);
      cell.sum.reactions -= cell.reactions;
      if (--cell.sum.cells == 0) {
        sums.remove(cell.sum.emoji);
      } else {
        byReactions.add(cell.sum);
      }
    }
  }

  /** Removes the oldest window unless it is the only one; returns the number of its counts. */
  int forgetOldest() {
    return windows.size() < 2 ? 0 : forgetBefore(windows.higherKey(windows.firstKey()));
  }
}
