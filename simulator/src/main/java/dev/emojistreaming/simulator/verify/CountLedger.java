package dev.emojistreaming.simulator.verify;

import dev.emojistreaming.contract.EmojiCount;
import java.util.HashMap;
import java.util.Map;

/**
 * The sum of the counts of one room. The count of a window is written again each time it grows, and
 * not always in order: the largest of a key is valid, or the final one.
 */
final class CountLedger {

  private final String room;
  private final Map<String, EmojiCount> valid = new HashMap<>();

  CountLedger(String room) {
    this.room = room;
  }

  /** Adds a count; ignores other rooms. */
  void add(EmojiCount count) {
    if (count.room().equals(room)) {
      valid.merge(count.key(), count, EmojiCount::orLater);
    }
  }

  /** Number of reactions counted in the room. */
  long counted() {
    return valid.values().stream().mapToLong(EmojiCount::reactionCount).sum();
  }
}
