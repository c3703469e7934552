package dev.emojistreaming.feed.hostile;

import static dev.emojistreaming.testkit.hostile.HostileClient.head;
import static dev.emojistreaming.testkit.hostile.RawWebSocket.PING;
import static dev.emojistreaming.testkit.hostile.RawWebSocket.TEXT;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.awaitility.Awaitility.await;

import dev.emojistreaming.feed.FeedProcess;
import dev.emojistreaming.feed.TestCounts;
import dev.emojistreaming.feed.stream.EventStream;
import dev.emojistreaming.testkit.broker.BrokerProcess;
import dev.emojistreaming.testkit.hostile.Attackers;
import dev.emojistreaming.testkit.hostile.HostileClient;
import dev.emojistreaming.testkit.hostile.RawWebSocket;
import dev.emojistreaming.testkit.http.LocalHttp;
import dev.emojistreaming.testkit.process.StartsProcesses;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
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
  private static final int TRY_AGAIN_LATER = 1013;

  /** Bytes outside the heap that may wait for one client. */
  private static final double MAX_UNREAD = 2 << 20;

  /** Bytes in the pools of the allocator, which are the same after 100 questions and 10,000. */
  private static final double MAX_POOLED = 48 << 20;

  private static final String QUESTION = "/rooms/questions/counts?step=2";
  private static final int LARGE_ANSWER = 50_000;
  private static final List<String> EMOJIS =
      IntStream.range(0, 40).mapToObj(i -> "emoji-" + i).toList();

  private static final String UPGRADE = RawWebSocket.opening("/rooms/main/socket");

  @TempDir static Path folder;
  private static BrokerProcess broker;
  private static FeedProcess feed;

  /** Grows, because the feed ignores a count that is smaller than the one before. */
  private static long honestReactions;

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
    long reactions = ++honestReactions;
    try (TestCounts counts = new TestCounts(broker.address())) {
      counts.write("main", "👍", TestCounts.window(), reactions);
      honest.nextMatching(event -> event.reactions("👍") == reactions);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void oneMessageIsIgnoredAndMoreEndTheStream() throws Exception {
    Socket socket = upgraded();
    socket.getOutputStream().write(frames(TEXT, 5, 1));
    assertHonestViewerIsServed();
    assertThat(HostileClient.isClosedWithin(socket, 300)).isFalse();
    socket.setSoTimeout(10_000);
    socket.getOutputStream().write(frames(TEXT, 5, 1));
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
    socket.getOutputStream().write(frames(PING, 5, 60));
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

  @Test
  void pingsOfClientsThatDoNotReadTakeNoMemory() throws Exception {
    double before = feed.directBytes();
    for (int i = 0; i < 4; i++) {
      Socket socket = upgraded();
      byte[] pings = frames(PING, 125, 10_000);
      assertThatIOException()
          .as("the feed closes the connection")
          .isThrownBy(
              () -> {
                for (int round = 0; round < 100; round++) {
                  socket.getOutputStream().write(pings);
                }
              });
    }
    await().atMost(Duration.ofSeconds(5)).until(() -> feed.metric("feed_clients") == 1);
    assertThat(feed.directBytes() - before).isLessThan(MAX_UNREAD);
  }

  private static void writeManyCounts() {
    try (TestCounts counts = new TestCounts(broker.address())) {
      Instant window = TestCounts.window();
      for (int i = 0; i < 300; i++) {
        counts.write("questions", EMOJIS, window.minusSeconds(2L * i), 1);
      }
    }
    await().until(() -> LocalHttp.get(feed.port(), QUESTION).body().length() > LARGE_ANSWER);
  }

  @Test
  void questionsOfOthersLeaveATurnForUsualOnesAndForOtherNetworks() throws Exception {
    writeManyCounts();
    List<Attackers.Kind> asking =
        IntStream.range(0, 400)
            .mapToObj(client -> new Attackers.Kind(1, "", differentQuestions(client), true))
            .toList();
    try (Attackers attackers = new Attackers(feed.port(), asking, number -> "");
        HostileClient elsewhere = new HostileClient(20, feed.port())) {
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> LocalHttp.get(feed.port(), "/rooms/questions/top?n=7").statusCode() == 503);
      Instant end = Instant.now().plusSeconds(3);
      while (Instant.now().isBefore(end)) {
        for (String usual :
            List.of("/rooms", "/rooms/questions/peaks", "/rooms/questions/counts")) {
          assertThat(LocalHttp.get(feed.port(), usual).statusCode()).as(usual).isEqualTo(200);
        }
        Socket socket = elsewhere.send(head("GET", "/rooms/questions/top?n=8"));
        assertThat(HostileClient.readHead(socket)).startsWith("HTTP/1.1 200");
        socket.close();
        assertHonestViewerIsServed();
      }
      assertThat(attackers.connections()).isPositive();
    }
  }

  /** Of which no two have the same answer, so that each has to wait. */
  private static String differentQuestions(int client) {
    return IntStream.range(0, 100)
        .mapToObj(
            i -> head("GET", "/rooms/questions/top?n=" + (10 + client) + "&window=" + (60 + i)))
        .collect(joining());
  }

  @Test
  void unreadAnswersTakeNoMemory() throws Exception {
    writeManyCounts();
    double before = feed.directBytes();
    for (int i = 0; i < 8; i++) {
      Socket socket = hostile.send("");
      Thread asking = new Thread(() -> ask(socket), "unread-" + i);
      asking.setDaemon(true);
      asking.start();
    }
    Instant end = Instant.now().plusSeconds(5);
    while (Instant.now().isBefore(end)) {
      assertHonestViewerIsServed();
      assertThat(LocalHttp.get(feed.port(), QUESTION).statusCode()).isEqualTo(200);
    }
    // Of 10,000 answers of 90 KB to each of eight clients.
    assertThat(feed.directBytes() - before).isLessThan(MAX_POOLED);
  }

  /** Ten thousand questions at once, whose answers nobody reads. */
  private static void ask(Socket socket) {
    try {
      byte[] questions = head("GET", QUESTION).repeat(1_000).getBytes(ISO_8859_1);
      for (int i = 0; i < 10; i++) {
        socket.getOutputStream().write(questions);
      }
    } catch (IOException e) {
      // the test has ended
    }
  }

  @Test
  void streamsOfTheLargestNetworkMakeRoomForOthers() throws Exception {
    List<Socket> streams = new ArrayList<>();
    for (int i = 1; i < MAX_CLIENTS; i++) {
      streams.add(hostile.send(head("GET", "/rooms/main/stream")));
      assertThat(HostileClient.readHead(streams.get(i - 1))).startsWith("HTTP/1.1 200");
    }
    Socket refused = hostile.send(head("GET", "/rooms/main/stream", "Connection: close"));
    assertThat(HostileClient.readToEnd(refused))
        .startsWith("HTTP/1.1 503")
        .containsPattern("(?i)retry-after: \\d+")
        .contains("\"detail\":");
    assertThat(closeCode(upgraded())).isEqualTo(TRY_AGAIN_LATER);

    try (HostileClient newcomer = new HostileClient(3, feed.port())) {
      Socket socket = newcomer.send(UPGRADE);
      assertThat(HostileClient.readHead(socket)).startsWith("HTTP/1.1 101");
      assertThat(HostileClient.isClosedWithin(streams.get(MAX_CLIENTS - 2), 5_000)).isTrue();
      assertThat(HostileClient.isClosedWithin(streams.get(0), 300)).isFalse();
      assertThat(HostileClient.isClosedWithin(socket, 300)).isFalse();
    }
  }

  private Socket upgraded() throws IOException {
    Socket socket = hostile.send(UPGRADE);
    assertThat(HostileClient.readHead(socket)).startsWith("HTTP/1.1 101");
    return socket;
  }

  private static byte[] frames(int type, int length, int number) {
    return RawWebSocket.frames(type, length, number).getBytes(ISO_8859_1);
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
