package dev.emojistreaming.simulator.verify;

import dev.emojistreaming.contract.EmojiCount;
import java.util.HashMap;
import java.util.Map;

/**
 * What the counts of one room say in sum. A window's count comes again and again as it grows, and
 * not always in order: of several with one key the larger is true.
 */
final class CountLedger {

  private final String room;
  private final Map<String, EmojiCount> largest = new HashMap<>();

  CountLedger(String room) {
    this.room = room;
  }

  /** Takes a count in; one of another room changes nothing. */
  void add(EmojiCount count) {
    if (count.room().equals(room)) {
      largest.merge(count.key(), count, EmojiCount::orLarger);
    }
  }

  /** All reactions that were counted in the room. */
  long counted() {
    return largest.values().stream().mapToLong(EmojiCount::reactionCount).sum();
  }
}
