package dev.emojistreaming.feed.stream;

import dev.emojistreaming.contract.Window;
import dev.emojistreaming.feed.counts.EmojiTotal;
import dev.emojistreaming.feed.counts.NamedWindow;
import dev.emojistreaming.feed.counts.Position;
import dev.emojistreaming.feed.counts.RoomSnapshot;
import dev.emojistreaming.feed.counts.Rooms;
import dev.emojistreaming.feed.counts.WindowCount;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The maximum size of a first event, by an upper bound for each of its parts, so that no event is
 * written in vain.
 *
 * @param maxBytes of the whole event
 */
record EventSize(int maxBytes) {

  /** Maximum size, whatever the client buffer is. */
  static final int MAX = 256 * 1024;

  /** A slow client needs the rest of its buffer for the ticks that follow meanwhile. */
  private static final int SHARE_OF_BUFFER = 2;

  /** Times, lengths and framing. */
  private static final int HEAD = 400;

  /** A count without its emoji, with the longest numbers. */
  private static final int COUNT = 120;

  private static final int TOTAL = 60;
  private static final int OTHERS = 80;

  /** Bytes of a UTF-16 unit in UTF-8 or as an escape of a printable character. */
  private static final int UNIT = 3;

  /** Bytes of a unit that may be a control, in the name of a room that nobody uses. */
  private static final int ESCAPED_UNIT = 6;

  static EventSize of(long clientBuffer) {
    return new EventSize((int) Math.min(MAX, clientBuffer / SHARE_OF_BUFFER));
  }

  /** Upper bound for the number of counts in an event. */
  int maxCounts() {
    return maxBytes / COUNT;
  }

  /** Whether an event with these counts is small enough. */
  boolean fits(String room, Rooms.Resumption changes) {
    List<WindowCount> counts = changes.counts();
    return head(room, changes.position()) + counts.stream().mapToLong(EventSize::of).sum()
        <= maxBytes;
  }

  /**
   * The snapshot with the newest windows that fit. Its list of emojis has at most half the space.
   */
  RoomSnapshot fit(RoomSnapshot snapshot) {
    long left = maxBytes - head(snapshot.room(), snapshot.position());
    List<EmojiTotal> top = new ArrayList<>();
    long leftForTop = left / 2;
    for (EmojiTotal total : snapshot.top()) {
      leftForTop -= TOTAL + UNIT * total.emoji().length();
      if (leftForTop < 0) {
        break;
      }
      left -= TOTAL + UNIT * total.emoji().length();
      top.add(total);
    }
    Deque<NamedWindow> windows = new ArrayDeque<>();
    Instant from = snapshot.from();
    for (int i = snapshot.windows().size() - 1; i >= 0; i--) {
      NamedWindow window = snapshot.windows().get(i);
      left -= OTHERS + window.counts().stream().mapToLong(EventSize::of).sum();
      if (left < 0) {
        from = window.start().plus(Window.LENGTH);
        break;
      }
      windows.addFirst(window);
    }
    return new RoomSnapshot(
        snapshot.room(),
        snapshot.position(),
        snapshot.reactions(),
        top,
        List.copyOf(windows),
        from);
  }

  private static long head(String room, Position position) {
    return HEAD + position.toString().length() + (long) ESCAPED_UNIT * room.length();
  }

  private static long of(WindowCount count) {
    return COUNT + (long) UNIT * count.emoji().length();
  }
}
