package dev.emojistreaming.spark.count;

import dev.emojistreaming.contract.EmojiCount;
import dev.emojistreaming.contract.Window;
import java.time.Instant;

/** The unit of counting: an emoji in a room in a window. */
record WindowKey(String room, String emoji, int window) {

  private static final int SPREAD = 0x9E3779B9; // 2^32 by the golden ratio

  /** Explicit, because a record's default hashCode is unspecified and the state depends on it. */
  @Override
  public int hashCode() {
    int hash = (31 * room.hashCode() + emoji.hashCode() + window * SPREAD) * SPREAD;
    return hash ^ (hash >>> 16);
  }

  /** The key with a {@link #text()}. */
  static WindowKey of(String text) {
    int room = text.indexOf('|');
    int window = text.lastIndexOf('|');
    return new WindowKey(
        text.substring(0, room),
        text.substring(room + 1, window),
        Window.index(Instant.parse(text.substring(window + 1))));
  }

  /** As in the topic of counts; also the key in the state of {@link WindowTotals}. */
  String text() {
    return EmojiCount.key(room, emoji, Window.start(window));
  }
}
