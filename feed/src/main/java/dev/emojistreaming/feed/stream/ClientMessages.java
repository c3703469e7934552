package dev.emojistreaming.feed.stream;

import io.vertx.core.http.WebSocketFrame;
import java.time.Duration;

/**
 * Counts what a client sends on its WebSocket. A stream needs nothing from its clients but answers
 * to pings: one message in {@link #SPAN} is ignored, and more are against the rules, as are more
 * than {@value #MAX_CONTROL_FRAMES} pings and pongs. Times are nanoseconds of {@link
 * System#nanoTime}. For one thread.
 */
final class ClientMessages {

  static final Duration SPAN = Duration.ofSeconds(10);
  static final int MAX_CONTROL_FRAMES = 50;

  private long spanStart;
  private int messages;
  private int controlFrames;

  ClientMessages(long now) {
    spanStart = now;
  }

  /** Counts a frame; returns false if it is one too many. */
  boolean accept(WebSocketFrame frame, long now) {
    if (now - spanStart >= SPAN.toNanos()) {
      spanStart = now;
      messages = 0;
      controlFrames = 0;
    }
    if (frame.isText() || frame.isBinary() || frame.isContinuation()) {
      messages++;
    } else if (!frame.isClose()) {
      controlFrames++;
    }
    return messages <= 1 && controlFrames <= MAX_CONTROL_FRAMES;
  }
}
