package dev.emojistreaming.ingest.hostile;

import static dev.emojistreaming.testkit.hostile.HostileClient.await;
import static dev.emojistreaming.testkit.hostile.HostileClient.head;
import static dev.emojistreaming.testkit.hostile.HostileClient.isClosedWithin;
import static dev.emojistreaming.testkit.hostile.HostileClient.readToEnd;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.emojistreaming.ingest.fault.IngestLaunch;
import dev.emojistreaming.ingest.fault.IngestProcess;
import dev.emojistreaming.testkit.broker.BrokerProcess;
import dev.emojistreaming.testkit.hostile.HostileClient;
import dev.emojistreaming.testkit.http.LocalHttp;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ingest with the heap of its image, and clients that hold what they can. */
class HostileClientsIT {

  @TempDir static Path folder;

  private static BrokerProcess broker;
  private static IngestProcess ingest;

  private HostileClient hostile;
  private HonestClient honest;

  @BeforeAll
  static void start() {
    broker = BrokerProcess.start(folder.resolve("broker"));
    ingest =
        new IngestProcess(
            IngestLaunch.of(folder, broker.address()).withoutLimits().withJvmOptions("-Xmx281m"));
    ingest.start();
  }

  @AfterAll
  static void stop() {
    ingest.close();
    broker.close();
  }

  @BeforeEach
  void connect() {
    hostile = new HostileClient(2, ingest.port());
    honest = new HonestClient(ingest.port());
  }

  @AfterEach
  void disconnect() throws Exception {
    hostile.close();
  }

  @Test
  void announcedBodiesTakeNoMemory() throws Exception {
    for (int i = 0; i < 600; i++) {
      hostile.send(head("POST", "/emoji/batch", "Content-Length: 2097152"));
    }
    assertHonestAreServed();
  }

  @Test
  void unfinishedBodiesHoldNoWorker() throws Exception {
    for (int i = 0; i < 230; i++) {
      hostile.send(head("POST", "/emoji", "Content-Length: 11000") + " ".repeat(10_900));
    }
    assertHonestAreServed();
  }

  @Test
  void slowHeadsAndBodiesAreCutOff() throws Exception {
    Socket head = hostile.send("POST /emoji HTTP/1.1\r\nHost: x\r\n");
    Socket body = hostile.send(head("POST", "/emoji", "Content-Length: 100") + " ");
    Socket idle = hostile.send("");
    long start = System.nanoTime();
    while (System.nanoTime() - start < 9_000_000_000L) {
      body.getOutputStream().write(' ');
      Thread.sleep(1_000); // a slow client lasts
    }
    assertThat(isClosedWithin(head, 4_000)).isTrue();
    assertThat(isClosedWithin(body, 4_000)).isTrue();
    assertThat(isClosedWithin(idle, 1)).isFalse();
  }

  @Test
  void answersThatNobodyReadsEndTheReadingOfRequests() throws Exception {
    String request = head("GET", "/health");
    Socket socket = hostile.send(request.repeat(100));
    Thread writer = new Thread(() -> writeForever(socket, request.repeat(1_000)));
    writer.setDaemon(true);
    writer.start();
    Awaitility.await()
        .during(Duration.ofSeconds(2))
        .atMost(Duration.ofSeconds(10))
        .until(() -> ingest.metric("http_connections_unread_bytes") < 1_000_000);
    assertHonestAreServed();
  }

  @Test
  void pipelinedRequestsAreAllAnswered() throws Exception {
    Socket socket = hostile.send(head("GET", "/").repeat(2_000));
    await(socket, "HTTP/1.1 200 OK", 2_000);
  }

  @Test
  void unknownMethodsAreOneTimeSeries() throws Exception {
    int before = timeSeries();
    for (int i = 0; i < 10; i++) {
      StringBuilder requests = new StringBuilder();
      for (int j = 0; j < 100; j++) {
        requests.append(
            head("M%dX%d".formatted(i, j), j % 2 == 0 ? "/emoji" : "/nothing/" + i + "/" + j));
      }
      await(hostile.send(requests.toString()), "HTTP/1.1 40", 100);
    }
    assertThat(timeSeries() - before).isLessThan(20);
  }

  @Test
  void http2WithoutTlsIsNotSpoken() throws Exception {
    Socket socket = hostile.send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
    assertThat(readToEnd(socket)).doesNotStartWith("\0");
    assertThat(honest.post().version()).isEqualTo(HttpClient.Version.HTTP_1_1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/emoji;x", "/emoji;", "/emoji%3Bx", "/;x/emoji", "/emoji;a/batch"})
  void pathsWithParametersAreRefused(String path) throws Exception {
    HttpResponse<String> answer =
        honest.post(path, HonestClient.reaction().getBytes(UTF_8), "identity");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("must not contain ;");
  }

  @Test
  void manyGzipMembersAreRefused() throws Exception {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    for (int i = 0; i < 20_000; i++) {
      file.write(HonestClient.gzip(""));
    }
    file.write(HonestClient.gzip("[" + HonestClient.reaction() + "]"));
    assertThat(honest.post("/emoji/batch", file.toByteArray(), "gzip").statusCode()).isEqualTo(400);
    assertHonestAreServed();
  }

  @Test
  void manyMistakesHaveAShortAnswer() throws Exception {
    String item = "{\"user_id\":\"\",\"emoji_type\":\"\",\"timestamp\":\"\",\"room\":\"\"}";
    byte[] body = HonestClient.gzip("[" + String.join(",", Collections.nCopies(1_000, item)) + "]");
    HttpResponse<String> answer = honest.post("/emoji/batch", body, "gzip");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).hasSizeLessThan(65_536);
    assertThat(answer.body().split("\"status\":400", -1)).hasSize(1_001);
  }

  @Test
  void atTheLimitsTheAddressWithMostGivesWay() throws Exception {
    IngestLaunch small =
        IngestLaunch.of(folder.resolve("small"), broker.address())
            .withoutLimits()
            .with("INGEST_MAX_CONNECTIONS", "60")
            .with("INGEST_BUFFER_MAX_BYTES", "8M");
    try (IngestProcess limited = new IngestProcess(small)) {
      limited.start();
      HonestClient user = new HonestClient(limited.port());
      try (HostileClient idle = new HostileClient(3, limited.port())) {
        List<Socket> sockets = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
          sockets.add(idle.send(""));
        }
        assertThat(user.post().statusCode()).isEqualTo(200);
        assertThat(isClosedWithin(sockets.get(0), 1_000)).isTrue();
        assertThat(isClosedWithin(sockets.get(199), 1)).isFalse();
      }
      try (HostileClient bodies = new HostileClient(4, limited.port())) {
        Socket slowest =
            bodies.send(
                head("POST", "/emoji/batch", "Content-Length: 2000000") + " ".repeat(1_000_000));
        for (int i = 0; i < 6; i++) {
          bodies.send(
              head("POST", "/emoji/batch", "Content-Length: 2000000") + " ".repeat(1_500_000 + i));
        }
        assertThat(user.post().statusCode()).isEqualTo(200);
        assertThat(user.postBatch(300).statusCode()).isEqualTo(200);
        assertThat(readToEnd(slowest)).startsWith("HTTP/1.1 503 ").contains("Retry-After: 1");
      }
      assertThat(limited.metric("http_connections_evicted_total{reason=\"connections\"}"))
          .isGreaterThanOrEqualTo(140);
    }
  }

  private void assertHonestAreServed() throws Exception {
    for (int i = 0; i < 20; i++) {
      assertThat(honest.post().statusCode()).isEqualTo(200);
      assertThat(honest.postBatch(300).statusCode()).isEqualTo(200);
    }
  }

  private static int timeSeries() {
    return (int) LocalHttp.get(ingest.managementPort(), "/q/metrics").body().lines().count();
  }

  private static void writeForever(Socket socket, String text) {
    try {
      while (true) {
        socket.getOutputStream().write(text.getBytes(UTF_8));
      }
    } catch (IOException e) {
      // the test has ended
    }
  }
}
