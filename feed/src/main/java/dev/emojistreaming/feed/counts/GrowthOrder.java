package dev.emojistreaming.feed.counts;

import org.jspecify.annotations.Nullable;

/**
 * The cells of a room in the order in which they last grew: a linked list within the cells, so that
 * the newest changes are found without looking at any other cell.
 */
final class GrowthOrder {

  private @Nullable Cell newest;

  @Nullable Cell newest() {
    return newest;
  }

  /** Makes a cell the newest one; it may be in the list. */
  void grew(Cell cell) {
    if (cell != newest) {
      remove(cell);
      cell.older = newest;
      if (newest != null) {
        newest.newer = cell;
      }
      newest = cell;
    }
  }

  /** Does nothing if the cell is not in the list. */
  void remove(Cell cell) {
    if (cell == newest) {
      newest = cell.older;
    }
    if (cell.older != null) {
      cell.older.newer = cell.newer;
    }
    if (cell.newer != null) {
      cell.newer.older = cell.older;
    }
    cell.older = null;
    cell.newer = null;
  }
}
