package dev.emojistreaming.feed.hostile;

import static dev.emojistreaming.testkit.hostile.HostileClient.head;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.emojistreaming.feed.FeedProcess;
import dev.emojistreaming.feed.TestCounts;
import dev.emojistreaming.feed.stream.EventStream;
import dev.emojistreaming.testkit.broker.BrokerProcess;
import dev.emojistreaming.testkit.hostile.HostileClient;
import dev.emojistreaming.testkit.process.StartsProcesses;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged feed serves honest viewers while others take what they can. */
@StartsProcesses
class HostileViewersIT {

  private static final int MAX_CLIENTS = 20;
  private static final int CLOSE_FRAME = 0x88;
  private static final int POLICY_VIOLATION = 1008;

  private static final String UPGRADE =
      head(
          "GET",
          "/rooms/main/socket",
          "Upgrade: websocket",
          "Connection: Upgrade",
          "Sec-WebSocket-Version: 13",
          "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==");

  @TempDir static Path folder;
  private static BrokerProcess broker;
  private static FeedProcess feed;

  private HostileClient hostile;
  private EventStream honest;

  @BeforeAll
  static void start() {
    broker = BrokerProcess.start(folder);
    feed =
        FeedProcess.start(
            broker.address(),
            folder,
            List.of("-Xmx128m"),
            Map.of("FEED_MAX_CLIENTS", String.valueOf(MAX_CLIENTS)));
  }

  @AfterAll
  static void stop() {
    try {
      feed.close();
    } finally {
      broker.close();
    }
  }

  @BeforeEach
  void connect() throws Exception {
    hostile = new HostileClient(2, feed.port());
    honest = EventStream.open(feed.port(), "main", null);
    honest.next();
  }

  @AfterEach
  void disconnect() throws IOException {
    assertHonestViewerIsServed();
    hostile.close();
    honest.close();
    await().until(() -> feed.metric("feed_clients") == 0);
  }

  private void assertHonestViewerIsServed() {
    long reactions = System.nanoTime();
    try (TestCounts counts = new TestCounts(broker.address())) {
      counts.write("main", "👍", TestCounts.window(), reactions % 1_000_000_000 + 1);
      honest.nextMatching(event -> event.reactions("👍") == reactions % 1_000_000_000 + 1);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void oneMessageIsIgnoredAndMoreEndTheStream() throws Exception {
    Socket socket = upgraded();
    socket.getOutputStream().write(frames(0x81, 5, 1));
    assertHonestViewerIsServed();
    assertThat(HostileClient.isClosedWithin(socket, 300)).isFalse();
    socket.setSoTimeout(10_000);
    socket.getOutputStream().write(frames(0x81, 5, 1));
    assertThat(closeCode(socket)).isEqualTo(POLICY_VIOLATION);
  }

  @Test
  void largeFrameEndsTheStream() throws Exception {
    Socket socket = upgraded();
    OutputStream out = socket.getOutputStream();
    out.write(new byte[] {(byte) 0x81, (byte) 0xFF, 0, 0, 0, 0, 0, 16, 0, 0, 1, 2, 3, 4});
    assertThat(HostileClient.isClosedWithin(socket, 5_000)).isTrue();
  }

  @Test
  void pingsAreLimited() throws Exception {
    Socket socket = upgraded();
    socket.getOutputStream().write(frames(0x89, 5, 60));
    assertThat(closeCode(socket)).isEqualTo(POLICY_VIOLATION);
  }

  @Test
  void viewersBehindAnUnknownProxyDisplaceNobody() throws Exception {
    for (int i = 0; i < MAX_CLIENTS; i++) {
      Socket unused = hostile.send(head("GET", "/rooms/main/stream"));
    }
    await().until(() -> feed.metric("feed_clients") == MAX_CLIENTS);
    try (HostileClient proxy = new HostileClient(3, feed.port())) {
      Socket refused =
          proxy.send(
              head(
                  "GET",
                  "/rooms/main/stream",
                  "X-Forwarded-For: 203.0.113.7",
                  "Connection: close"));
      assertThat(HostileClient.readToEnd(refused)).startsWith("HTTP/1.1 503");
    }
  }

  private Socket upgraded() throws IOException {
    Socket socket = hostile.send(UPGRADE);
    HostileClient.await(socket, "101 Switching Protocols", 1);
    return socket;
  }

  /** Masked frames; the mask and the payload are zeros. */
  private static byte[] frames(int type, int length, int number) {
    byte[] frames = new byte[number * (6 + length)];
    for (int i = 0; i < number; i++) {
      frames[i * (6 + length)] = (byte) type;
      frames[i * (6 + length) + 1] = (byte) (0x80 | length);
    }
    return frames;
  }

  /** The code of the close frame that comes after other frames. */
  private static int closeCode(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    try {
      while (true) {
        int type = in.read();
        if (type < 0) {
          throw new AssertionError("closed without a close frame");
        }
        int length = in.read();
        if (length == 126) {
          length = (in.read() << 8) | in.read();
        }
        byte[] payload = in.readNBytes(length);
        if (type == CLOSE_FRAME) {
          return ((payload[0] & 0xFF) << 8) | (payload[1] & 0xFF);
        }
      }
    } catch (SocketTimeoutException e) {
      throw new AssertionError("no close frame", e);
    }
  }
}
