package dev.emojistreaming.feed.hostile;

import static dev.emojistreaming.testkit.hostile.HostileClient.head;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.emojistreaming.feed.FeedProcess;
import dev.emojistreaming.feed.TestCounts;
import dev.emojistreaming.feed.stream.EventStream;
import dev.emojistreaming.testkit.broker.BrokerProcess;
import dev.emojistreaming.testkit.hostile.HostileClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged feed serves honest viewers while others take what they can. */
class HostileViewersIT {

  private static final int MAX_CLIENTS = 20;
  private static final int CLOSE_FRAME = 0x88;
  private static final int POLICY_VIOLATION = 1008;
  private static final int TRY_AGAIN_LATER = 1013;
  private static final long MEGABYTE = 1 << 20;

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
  void pongsThatNobodyReadsAreBounded() throws Exception {
    double before = feed.directBytes();
    Socket socket = upgraded();
    byte[] pings = frames(0x89, 125, 500);
    assertThat(writeUntilBlocked(socket, pings, 64 * MEGABYTE)).isLessThan(16 * MEGABYTE);
    assertThat(feed.directBytes() - before).isLessThan(16 * MEGABYTE);
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
  void atTheLimitTheAddressWithMostStreamsLoses() throws Exception {
    for (int i = 0; i < MAX_CLIENTS; i++) {
      Socket unused = hostile.send(head("GET", "/rooms/main/stream"));
    }
    await().until(() -> feed.metric("feed_clients") == MAX_CLIENTS);
    try (EventStream second = EventStream.open(feed.port(), "main", null)) {
      assertThat(second.next().name()).isEqualTo("snapshot");
    }
    await().until(() -> feed.metric("feed_clients") >= MAX_CLIENTS - 1);
    hostile.send(head("GET", "/rooms/main/stream"));
    String refusal =
        HostileClient.readToEnd(
            hostile.send(head("GET", "/rooms/main/stream", "Connection: close")));
    assertThat(refusal)
        .startsWith("HTTP/1.1 503")
        .containsPattern("(?i)retry-after: \\d+")
        .contains("application/problem+json", "there are too many streams");
    assertThat(closeCode(upgraded())).isEqualTo(TRY_AGAIN_LATER);
    assertThat(feed.metric("feed_clients_refused_total")).isGreaterThanOrEqualTo(2);
    assertThat(feed.metric("feed_clients_displaced_total")).isPositive();
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

  @Test
  void pipelinedQuestionsThatNobodyReadsAreBounded() throws Exception {
    double before = feed.heapBytes() + feed.directBytes();
    Socket socket = hostile.send("");
    byte[] questions = head("GET", "/q-does-not-exist").repeat(500).getBytes(ISO_8859_1);
    assertThat(writeUntilBlocked(socket, questions, 64 * MEGABYTE)).isLessThan(16 * MEGABYTE);
    assertThat(feed.heapBytes() + feed.directBytes() - before).isLessThan(64 * MEGABYTE);
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

  /** Writes until the connection takes nothing for two seconds, or is closed; returns the bytes. */
  private static long writeUntilBlocked(Socket socket, byte[] bytes, long max) throws Exception {
    long[] written = new long[1];
    Thread writer =
        new Thread(
            () -> {
              try {
                while (written[0] < max) {
                  socket.getOutputStream().write(bytes);
                  written[0] += bytes.length;
                }
              } catch (IOException e) {
                // closed
              }
            });
    writer.setDaemon(true);
    writer.start();
    long before = -1;
    while (writer.isAlive() && written[0] != before) {
      before = written[0];
      writer.join(Duration.ofSeconds(2).toMillis());
    }
    return written[0];
  }

  /** The code of the close frame that comes after other frames. */
  private static int closeCode(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    try {
      while (true) {
        int type = in.read();
        int length = in.read();
        if (length == 126) {
          length = in.read() << 8 | in.read();
        }
        byte[] payload = in.readNBytes(length);
        if (type == CLOSE_FRAME) {
          return (payload[0] & 0xFF) << 8 | payload[1] & 0xFF;
        }
        if (type < 0) {
          throw new AssertionError("closed without a close frame");
        }
      }
    } catch (SocketTimeoutException e) {
      throw new AssertionError("no close frame", e);
    }
  }
}
