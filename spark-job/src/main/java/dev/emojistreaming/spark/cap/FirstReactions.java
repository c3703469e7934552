package dev.emojistreaming.spark.cap;

import dev.emojistreaming.spark.pack.Names;
import java.util.Arrays;

/**
 * The first reactions of each user and window, ordered by their places in the topic. For one
 * thread.
 *
 * <p>Open addressing with linear probing finds the user, as in a set of ids. A user's reactions are
 * a linked list, the last one first: reactions mostly arrive in order, so a new one is compared
 * with the head alone. Both are in arrays of longs, because objects would take twice the memory.
 *
 * <p>The reactions that are kept are the {@code max} first of all that were added or repeated,
 * whatever the order: one that is left out has {@code max} before it, and those are only replaced
 * by earlier ones.
 */
final class FirstReactions {

  /** Longs of a user: two halves of the key, then the head of the list and its length. */
  private static final int SLOT = 3;

  /** Longs of a reaction: place, offset, tag, then its emoji and the next reaction. */
  private static final int ENTRY = 4;

  private static final int FIRST_CAPACITY = 1 << 8;
  private static final int NONE = -1;

  private final int max;
  private final Names emojis;
  private long[] slots = new long[SLOT * FIRST_CAPACITY]; // length 0 in an empty slot
  private long[] entries = new long[ENTRY * FIRST_CAPACITY];
  private int users;
  private int size;
  private String displacedEmoji = "";

  /**
   * @param emojis numbers the emojis of reactions that count
   */
  FirstReactions(int max, Names emojis) {
    this.max = max;
    this.emojis = emojis;
  }

  /** Number of reactions. */
  int size() {
    return size;
  }

  /** Adds a new reaction. */
  Outcome add(Reaction reaction) {
    int slot = slotOf(slots, reaction.userHigh(), reaction.userLow());
    int length = length(slot);
    if (length == max) {
      return displaceLast(slot, reaction);
    }
    if (length == 0) {
      slots[slot] = reaction.userHigh();
      slots[slot + 1] = reaction.userLow();
      users++;
    }
    insert(slot, newEntry(), length == 0 ? NONE : head(slot), length + 1, reaction);
    if (length == 0 && 3 * users > 2 * (slots.length / SLOT)) {
      growSlots();
    }
    return Outcome.COUNTED;
  }

  /**
   * Applies another record of a reaction that was added: its place is the first of all its records,
   * and so is its emoji.
   */
  Outcome repeat(Reaction reaction) {
    int slot = slotOf(slots, reaction.userHigh(), reaction.userLow());
    int length = length(slot);
    if (length == 0 || !isBefore(reaction, head(slot))) {
      return Outcome.UNCHANGED;
    }
    int previous = NONE;
    int entry = head(slot);
    while (entry != NONE && entries[entry + 2] != reaction.tag()) {
      previous = entry;
      entry = next(entry);
    }
    if (entry == NONE) {
      return length == max ? displaceLast(slot, reaction) : Outcome.UNCHANGED;
    }
    if (!isBefore(reaction, entry)) {
      return Outcome.UNCHANGED;
    }
    displacedEmoji = emojis.name(emoji(entry));
    int head = head(slot);
    if (previous == NONE) {
      head = next(entry);
    } else {
      link(previous, next(entry));
    }
    insert(slot, entry, head, length, reaction);
    return Outcome.DISPLACED;
  }

  /** The emoji of the reaction in whose place the latest one counts. */
  String displacedEmoji() {
    return displacedEmoji;
  }

  private Outcome displaceLast(int slot, Reaction reaction) {
    int last = head(slot);
    if (!isBefore(reaction, last)) {
      return Outcome.CAPPED;
    }
    displacedEmoji = emojis.name(emoji(last));
    insert(slot, last, next(last), max, reaction);
    return Outcome.DISPLACED;
  }

  /** Writes a reaction into an entry, and the entry into the list that begins at a head. */
  private void insert(int slot, int entry, int head, int length, Reaction reaction) {
    int later = NONE;
    int earlier = head;
    while (earlier != NONE && isBefore(reaction, earlier)) {
      later = earlier;
      earlier = next(earlier);
    }
    entries[entry] = reaction.place();
    entries[entry + 1] = reaction.offset();
    entries[entry + 2] = reaction.tag();
    entries[entry + 3] = pair(emojis.number(reaction.emoji()), earlier);
    if (later != NONE) {
      link(later, entry);
    }
    slots[slot + 2] = pair(later == NONE ? entry : head, length);
  }

  private int newEntry() {
    int entry = Math.multiplyExact(size, ENTRY);
    if (entry == entries.length) {
      entries = Arrays.copyOf(entries, Math.addExact(entry, Math.max(ENTRY, size / 2 * ENTRY)));
    }
    size++;
    return entry;
  }

  private void growSlots() {
    long[] larger = new long[Math.multiplyExact(slots.length, 2)];
    for (int slot = 0; slot < slots.length; slot += SLOT) {
      if (length(slot) > 0) {
        System.arraycopy(slots, slot, larger, slotOf(larger, slots[slot], slots[slot + 1]), SLOT);
      }
    }
    slots = larger;
  }

  /** The slot of a user, or the empty one for it. */
  private static int slotOf(long[] slots, long userHigh, long userLow) {
    int slot = SLOT * ((int) userLow & (slots.length / SLOT - 1));
    while ((int) slots[slot + 2] != 0 && (slots[slot] != userHigh || slots[slot + 1] != userLow)) {
      slot += SLOT;
      if (slot == slots.length) {
        slot = 0;
      }
    }
    return slot;
  }

  private boolean isBefore(Reaction reaction, int entry) {
    long place = entries[entry];
    return reaction.place() < place
        || (reaction.place() == place && reaction.offset() < entries[entry + 1]);
  }

  private int head(int slot) {
    return (int) (slots[slot + 2] >>> 32);
  }

  private int length(int slot) {
    return (int) slots[slot + 2];
  }

  private int emoji(int entry) {
    return (int) (entries[entry + 3] >>> 32);
  }

  private int next(int entry) {
    return (int) entries[entry + 3];
  }

  private void link(int entry, int next) {
    entries[entry + 3] = pair(emoji(entry), next);
  }

  private static long pair(int high, int low) {
    return ((long) high << 32) | (low & 0xFFFF_FFFFL);
  }
}
