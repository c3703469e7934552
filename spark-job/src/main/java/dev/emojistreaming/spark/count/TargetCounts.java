package dev.emojistreaming.spark.count;

/**
 * Counts the targets of one pack. Open addressing with linear probing, because boxed keys would
 * cost more than the counting. For one thread.
 */
final class TargetCounts {

  private static final int FIRST_CAPACITY = 1 << 8;

  /** Spreads targets, which differ in a few bits, over all slots: 2^64 by the golden ratio. */
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  /** Accepts a target and its count. */
  interface Consumer {
    void accept(long target, long count);
  }

  private long[] slots = new long[2 * FIRST_CAPACITY]; // target and count; 0 in an empty slot
  private int used;

  void increment(long target) {
    int slot = slotOf(slots, target);
    if (slots[slot + 1]++ > 0) {
      return;
    }
    slots[slot] = target;
    used++;
    if (4 * used > slots.length) { // half of the slots
      grow();
    }
  }

  private void grow() {
    long[] larger = new long[Math.multiplyExact(slots.length, 2)];
    forEach(
        (target, count) -> {
          int slot = slotOf(larger, target);
          larger[slot] = target;
          larger[slot + 1] = count;
        });
    slots = larger;
  }

  private static int slotOf(long[] slots, long target) {
    int last = slots.length - 2;
    int slot = ((int) ((target * SPREAD) >>> 32) << 1) & last;
    while (slots[slot + 1] != 0 && slots[slot] != target) {
      slot = (slot + 2) & last;
    }
    return slot;
  }

  void forEach(Consumer consumer) {
    for (int slot = 0; slot < slots.length; slot += 2) {
      if (slots[slot + 1] != 0) {
        consumer.accept(slots[slot], slots[slot + 1]);
      }
    }
  }
}
