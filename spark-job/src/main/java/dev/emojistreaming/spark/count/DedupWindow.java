package dev.emojistreaming.spark.count;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * The dedup window: the ids of the reactions that a shard has counted, by generation. The youngest
 * generation takes new ids; the oldest is forgotten once the horizon has passed every window that
 * its ids count for. For one thread.
 */
final class DedupWindow {

  /** A generation spans one eighth of the time for which ids are kept. */
  private static final int GENERATIONS = 8;

  private final int windowsKept;
  private final Deque<IdGeneration> older; // youngest first
  private IdGeneration youngest;

  /**
   * @param generations youngest first; at least one
   * @param windowsKept length of the watermark delay, in windows
   */
  DedupWindow(List<IdGeneration> generations, int windowsKept) {
    this.windowsKept = windowsKept;
    this.youngest = generations.get(0);
    this.older = new ArrayDeque<>(generations.subList(1, generations.size()));
  }

  /** Makes room for more ids, so that adding them resizes at most once. */
  void expect(int more) {
    youngest.ids().expect(more);
  }

  /** Adds the id of a reaction; returns false when it is a duplicate. */
  boolean add(long high, long low, int window) {
    for (IdGeneration generation : older) {
      if (generation.ids().contains(high, low)) {
        return false;
      }
    }
    if (!youngest.ids().add(high, low)) {
      return false;
    }
    youngest = youngest.withNewest(window);
    return true;
  }

  /** Starts a generation when the youngest has spanned its part of the time. */
  void startGenerationWhenDue(int horizon, long nextBlock) {
    if (youngest.ids().size() > 0 && horizon - youngest.bornAt() > windowsKept / GENERATIONS) {
      older.addFirst(youngest);
      youngest = IdGeneration.begin(nextBlock, horizon);
    }
  }

  /**
   * Forgets the generations before the horizon.
   *
   * @param forgotten accepts the number of each of their blocks
   */
  void forgetBefore(int horizon, LongConsumer forgotten) {
    while (!older.isEmpty() && older.getLast().newestWindow() < horizon) {
      long first = older.removeLast().firstBlock();
      long end = (older.isEmpty() ? youngest : older.getLast()).firstBlock();
      for (long block = first; block < end; block++) {
        forgotten.accept(block);
      }
    }
  }

  /** All generations, youngest first. */
  List<IdGeneration> generations() {
    List<IdGeneration> generations = new ArrayList<>();
    generations.add(youngest);
    generations.addAll(older);
    return generations;
  }

  int size() {
    return generations().stream().mapToInt(generation -> generation.ids().size()).sum();
  }
}
