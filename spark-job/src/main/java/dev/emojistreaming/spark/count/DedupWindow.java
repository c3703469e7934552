package dev.emojistreaming.spark.count;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * The ids of the reactions that a shard has counted so far, by generation: the youngest takes new
 * ones, and the eldest is forgotten once the horizon has passed all that it counted for. For one
 * thread.
 */
final class DedupWindow {

  /** Of the time that ids are kept for, a generation spans this part. */
  private static final int GENERATIONS = 8;

  private final int windowsKept;
  private final Deque<IdGeneration> elder; // the youngest of them first
  private IdGeneration youngest;

  /**
   * @param generations the youngest first; at least one
   * @param windowsKept how many windows the horizon is behind the readers
   */
  DedupWindow(List<IdGeneration> generations, int windowsKept) {
    this.windowsKept = windowsKept;
    this.youngest = generations.get(0);
    this.elder = new ArrayDeque<>(generations.subList(1, generations.size()));
  }

  /** Makes room for more at once. */
  void expect(int more) {
    youngest.ids().expect(more);
  }

  /** Adds the id of a reaction unless it is there; whether it is new. */
  boolean add(long high, long low, int window) {
    for (IdGeneration generation : elder) {
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

  /** Begins a generation when it is time. */
  void moveOn(int horizon, long nextBlock) {
    if (youngest.ids().size() > 0 && horizon - youngest.bornAt() > windowsKept / GENERATIONS) {
      elder.addFirst(youngest);
      youngest = IdGeneration.begin(nextBlock, horizon);
    }
  }

  /**
   * Forgets the generations that are behind the horizon.
   *
   * @param forgotten takes each of their blocks
   */
  void forgetBefore(int horizon, LongConsumer forgotten) {
    while (!elder.isEmpty() && elder.getLast().newestWindow() < horizon) {
      long first = elder.removeLast().firstBlock();
      long end = (elder.isEmpty() ? youngest : elder.getLast()).firstBlock();
      for (long block = first; block < end; block++) {
        forgotten.accept(block);
      }
    }
  }

  /** The youngest first. */
  List<IdGeneration> generations() {
    List<IdGeneration> generations = new ArrayList<>();
    generations.add(youngest);
    generations.addAll(elder);
    return generations;
  }

  int size() {
    return generations().stream().mapToInt(generation -> generation.ids().size()).sum();
  }
}
