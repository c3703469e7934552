package dev.emojistreaming.spark.count;

/**
 * A set of 128-bit ids without removal: open addressing with linear probing in one array, at most
 * two thirds full, so 24 to 48 bytes an id. The ids are hashes, so their bits choose the slot. For
 * one thread.
 */
final class IdSet {

  private static final int FIRST_CAPACITY = 1 << 10;

  private long[] slots = new long[2 * FIRST_CAPACITY]; // high and low; both 0 in an empty slot
  private int used;
  private boolean hasZero; // the one id that looks like an empty slot

  int size() {
    return used + (hasZero ? 1 : 0);
  }

  boolean contains(long high, long low) {
    return isZero(high, low) ? hasZero : !isEmpty(slots, slotOf(slots, high, low));
  }

  /** Adds an id; returns false when the set has it already. */
  boolean add(long high, long low) {
    if (isZero(high, low)) {
      boolean added = !hasZero;
      hasZero = true;
      return added;
    }
    int slot = slotOf(slots, high, low);
    if (!isEmpty(slots, slot)) {
      return false;
    }
    put(slots, slot, high, low);
    used++;
    if (3 * used > slots.length) { // two thirds of the slots
      resize(Math.multiplyExact(slots.length, 2));
    }
    return true;
  }

  /** Makes room for more ids, so that adding them resizes at most once. */
  void expect(int more) {
    long needed = 3L * (used + more);
    if (needed > slots.length) {
      resize(Math.toIntExact(Long.highestOneBit(needed - 1) << 1));
    }
  }

  private void resize(int length) {
    long[] larger = new long[length];
    for (int slot = 0; slot < slots.length; slot += 2) {
      if (!isEmpty(slots, slot)) {
        long high = slots[slot];
        long low = slots[slot + 1];
        put(larger, slotOf(larger, high, low), high, low);
      }
    }
    slots = larger;
  }

  /** The slot of the id, or the empty slot where it belongs. */
  private static int slotOf(long[] slots, long high, long low) {
    int last = slots.length - 2;
    int slot = ((int) low << 1) & last;
    while (!isEmpty(slots, slot) && (slots[slot] != high || slots[slot + 1] != low)) {
      slot = (slot + 2) & last;
    }
    return slot;
  }

  private static boolean isEmpty(long[] slots, int slot) {
    return isZero(slots[slot], slots[slot + 1]);
  }

  private static boolean isZero(long high, long low) {
    return (high | low) == 0;
  }

  private static void put(long[] slots, int slot, long high, long low) {
    slots[slot] = high;
    slots[slot + 1] = low;
  }
}
