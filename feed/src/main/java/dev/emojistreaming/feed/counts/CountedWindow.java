package dev.emojistreaming.feed.counts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One window of a room, and which of its emojis are named.
 *
 * <p>Invariant: its reactions are those of the named cells plus its others. A cell that is named
 * stays named, so that clients never count an emoji twice. The first {@link #MAX_NAMED} emojis are
 * named in any case: which ones are named in a window of so few emojis does not depend on the
 * replica.
 */
final class CountedWindow {

  /** Number of emojis that are named whichever they are. */
  static final int MAX_NAMED = 50;

  /**
   * Number of emojis that are named if they are frequent in the room, and more so than one of the
   * first. The more frequent ones that may still come keep their places.
   */
  static final int MAX_NAMED_IF_FREQUENT = 2 * MAX_NAMED;

  private final Instant start;
  private final Map<String, Cell> cells = new HashMap<>();
  private List<Cell> unsent = List.of();
  private final List<Cell> named = new ArrayList<>(1);
  private long reactions;
  private long others;
  private boolean hasUnsentOthers;

  CountedWindow(Instant start) {
    this.start = start;
  }

  Instant start() {
    return start;
  }

  @Nullable Cell get(String emoji) {
    return cells.get(emoji);
  }

  Collection<Cell> cells() {
    return cells.values();
  }

  void add(Cell cell) {
    cells.put(cell.sum.emoji, cell);
  }

  /** Whether it has more emojis than are named in any case. */
  boolean isCrowded() {
    return cells.size() > MAX_NAMED;
  }

  /** Reactions with all emojis. */
  long reactions() {
    return reactions;
  }

  /** A cell has grown; {@link #settle} must follow before the window is sent. */
  void grew(Cell cell, long growth) {
    reactions += growth;
    if (!cell.isNamed) {
      others += growth;
    }
  }

  /**
   * Names a cell that has grown if there is a place for it.
   *
   * @param frequent of the room
   */
  void settle(Cell cell, FrequentEmojis frequent) {
    if (!cell.isNamed && hasPlaceFor(cell, frequent)) {
      cell.isNamed = true;
      named.add(cell);
      others -= cell.reactions;
      hasUnsentOthers |= cell.wasOther;
    }
    if (!cell.isNamed) {
      cell.wasOther = true;
      hasUnsentOthers = true;
    } else if (!cell.isUnsent) {
      cell.isUnsent = true;
      unsent = unsent.isEmpty() ? new ArrayList<>() : unsent;
      unsent.add(cell);
    }
  }

  private boolean hasPlaceFor(Cell cell, FrequentEmojis frequent) {
    int free = MAX_NAMED_IF_FREQUENT - named.size();
    return free > MAX_NAMED_IF_FREQUENT - MAX_NAMED
        || (cell.sum.isFrequent
            && named.stream().anyMatch(each -> each.sum.recent < cell.sum.recent)
            && frequent.before(cell.sum).filter(sum -> !isNamed(sum)).count() < free);
  }

  private boolean isNamed(EmojiSum sum) {
    @Nullable Cell cell = cells.get(sum.emoji);
    return cell != null && cell.isNamed;
  }

  /** Number of values to send. */
  int unsentValues() {
    return unsent.size() + (hasUnsentOthers ? 1 : 0);
  }

  /** Takes the values to send. */
  void takeUnsent(List<WindowCount> counts, List<WindowOthers> othersOfWindows) {
    for (Cell cell : unsent) {
      cell.isUnsent = false;
      counts.add(cell.toCount());
    }
    unsent = List.of();
    if (hasUnsentOthers) {
      hasUnsentOthers = false;
      othersOfWindows.add(new WindowOthers(start, others));
    }
  }

  /** Number of named emojis. */
  int named() {
    return named.size();
  }

  void visit(CountVisitor visitor) {
    named.forEach(cell -> visitor.visit(start, cell.sum.emoji, cell.reactions));
    if (others > 0) {
      visitor.visitOthers(start, others);
    }
  }

  /** The window as clients see it. */
  NamedWindow toNamed() {
    return new NamedWindow(start, named.stream().map(Cell::toCount).toList(), others);
  }
}
