package dev.emojistreaming.spark.count;

import dev.emojistreaming.contract.EmojiCount;
import dev.emojistreaming.contract.Window;

/** The unit of counting: an emoji in a room in a window. */
record WindowKey(String room, String emoji, int window) {

  private static final int SPREAD = 0x9E3779B9; // 2^32 by the golden ratio

  /** Explicit, because a record's default hashCode is unspecified and the state depends on it. */
  @Override
  public int hashCode() {
    int hash = (31 * room.hashCode() + emoji.hashCode() + window * SPREAD) * SPREAD;
    return hash ^ (hash >>> 16);
  }

  /** As in the topic of counts; also the key in the state of {@link WindowTotals}. */
  String text() {
    return EmojiCount.key(room, emoji, Window.start(window));
  }
}
