package dev.emojistreaming.feed.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.time.Instant;

/** Finds the events of one stream, wherever its bytes are split. */
final class FanOutClient {

  private static final byte[] TICK = "event: tick\n".getBytes(US_ASCII);
  private static final byte[] SNAPSHOT = "event: snapshot\n".getBytes(US_ASCII);
  private static final byte[] TIME = "\"time\":\"".getBytes(US_ASCII);

  private final byte[] time = new byte[40];
  private int tickMatched;
  private int snapshotMatched;
  private int timeMatched;
  private int timeLength = -1;
  private boolean snapshot;
  private boolean tick;
  private boolean measuring;
  private int ticks;

  /** Cache: all clients get the same time, which is parsed once. */
  private static byte[] lastTime = new byte[0];

  private static long lastMillis;

  boolean hasSnapshot() {
    return snapshot;
  }

  void beginMeasuring() {
    measuring = true;
  }

  int ticks() {
    return ticks;
  }

  void take(ByteBuffer bytes, long now, Delays delays) {
    while (bytes.hasRemaining()) {
      byte next = bytes.get();
      if (timeLength >= 0) {
        takeTime(next, now, delays);
        continue;
      }
      snapshotMatched = matched(SNAPSHOT, snapshotMatched, next);
      tickMatched = matched(TICK, tickMatched, next);
      if (snapshotMatched == SNAPSHOT.length) {
        snapshot = true;
        snapshotMatched = 0;
      } else if (tickMatched == TICK.length) {
        tick = true;
        tickMatched = 0;
      } else if (tick) {
        timeMatched = matched(TIME, timeMatched, next);
        if (timeMatched == TIME.length) {
          timeMatched = 0;
          timeLength = 0;
        }
      }
    }
  }

  private static int matched(byte[] text, int before, byte next) {
    if (next == text[before]) {
      return before + 1;
    }
    return next == text[0] ? 1 : 0;
  }

  private void takeTime(byte next, long now, Delays delays) {
    if (next != '"') {
      time[timeLength++] = next;
      return;
    }
    if (measuring) {
      ticks++;
      delays.add(now - millis());
    }
    timeLength = -1;
    tick = false;
  }

  private long millis() {
    byte[] mine = java.util.Arrays.copyOf(time, timeLength);
    if (!java.util.Arrays.equals(mine, lastTime)) {
      lastTime = mine;
      lastMillis = Instant.parse(new String(mine, US_ASCII)).toEpochMilli();
    }
    return lastMillis;
  }
}
