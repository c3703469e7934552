package dev.emojistreaming.feed.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;

/** Finds the events of one stream, wherever its bytes are split. */
final class FanOutClient {

  private static final byte[] TIME = "\"time\":\"".getBytes(US_ASCII);

  /** How the events are named, and what the client sends first. */
  static final class Transport {

    static final Transport SSE = new Transport("stream", "event: %s\n");

    static final Transport WEBSOCKET =
        new Transport(
            "socket",
            "\"event\":\"%s\"",
            "Connection: Upgrade",
            "Upgrade: websocket",
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==");

    private final String path;
    private final List<String> headers;
    private final byte[] tick;
    private final byte[] snapshot;

    private Transport(String path, String event, String... headers) {
      this.path = path;
      this.headers = List.of(headers);
      this.tick = event.formatted("tick").getBytes(US_ASCII);
      this.snapshot = event.formatted("snapshot").getBytes(US_ASCII);
    }

    ByteBuffer request(String room) {
      StringBuilder request =
          new StringBuilder(
              "GET /rooms/%s/%s HTTP/1.1\r\nHost: localhost\r\n".formatted(room, path));
      headers.forEach(header -> request.append(header).append("\r\n"));
      return ByteBuffer.wrap(request.append("\r\n").toString().getBytes(US_ASCII));
    }
  }

  private final Transport transport;
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

  FanOutClient(Transport transport) {
    this.transport = transport;
  }

  Transport transport() {
    return transport;
  }

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
      snapshotMatched = matched(transport.snapshot, snapshotMatched, next);
      tickMatched = matched(transport.tick, tickMatched, next);
      if (snapshotMatched == transport.snapshot.length) {
        snapshot = true;
        snapshotMatched = 0;
      } else if (tickMatched == transport.tick.length) {
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
