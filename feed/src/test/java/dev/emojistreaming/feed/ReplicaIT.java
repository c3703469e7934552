package dev.emojistreaming.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.emojistreaming.contract.Topics;
import dev.emojistreaming.feed.stream.EventStream;
import dev.emojistreaming.feed.stream.EventStream.Event;
import dev.emojistreaming.process.FreePort;
import dev.emojistreaming.testkit.broker.BrokerProcess;
import dev.emojistreaming.testkit.http.LocalHttp;
import dev.emojistreaming.testkit.log.ExpectedLog;
import dev.emojistreaming.testkit.process.StartsProcesses;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The events of a replica for clients that have read further, or another topic. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@StartsProcesses
class ReplicaIT {

  /** So many that there is one in each partition. */
  private static final List<String> EACH_PARTITION =
      IntStream.range(0, 300).mapToObj(i -> "e" + i).toList();

  private Path folder;
  private BrokerProcess broker;
  private FeedProcess feed;
  private TestCounts counts;

  @BeforeAll
  void start() throws Exception {
    folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "replica-");
    broker = BrokerProcess.start(folder);
    counts = new TestCounts(broker.address());
    feed = FeedProcess.start(broker.address(), folder, List.of("-Xmx192m"), Map.of());
  }

  @AfterAll
  void stop() {
    counts.close();
    feed.close();
    broker.close();
  }

  private String idAfter(String room, long reactions) throws Exception {
    try (EventStream stream = EventStream.open(feed.port(), room, null)) {
      return stream.nextMatching(event -> event.reactions("👍") == reactions).id();
    }
  }

  /** The id with the offset of each partition increased. */
  private static String ahead(String id, long records) {
    String[] parts = id.split("\\.", -1);
    for (int i = 1; i < parts.length; i++) {
      parts[i] = Long.toString(Long.parseLong(parts[i], 36) + records, 36);
    }
    return String.join(".", parts);
  }

  @Test
  void clientThatIsAheadWaitsUntilTheReplicaHasCaughtUp() throws Exception {
    Instant window = TestCounts.window();
    counts.write("ahead", "👍", window, 5);
    String now = idAfter("ahead", 5);
    CompletableFuture<Void> writes =
        CompletableFuture.runAsync(
            () -> {
              counts.write("ahead", "👍", window, 6);
              counts.write("other", EACH_PARTITION, window, 1);
            },
            CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS));
    long begun = System.nanoTime();
    try (EventStream stream = EventStream.open(feed.port(), "ahead", ahead(now, 1))) {
      Event first = stream.next();
      assertThat(first.name()).isEqualTo("tick");
      assertThat(first.data().get("reactions").asLong()).isEqualTo(6);
      assertThat(Duration.ofNanos(System.nanoTime() - begun))
          .isBetween(Duration.ofMillis(900), Duration.ofSeconds(5));
    }
    writes.join();
  }

  @Test
  void idThatIsNeverReachedGetsASnapshotAfterFiveSeconds() throws Exception {
    counts.write("forged", "👍", TestCounts.window(), 5);
    String now = idAfter("forged", 5);
    long begun = System.nanoTime();
    try (EventStream stream = EventStream.open(feed.port(), "forged", ahead(now, 1_000_000))) {
      Event first = stream.next();
      assertThat(first.name()).isEqualTo("snapshot");
      assertThat(first.reactions("👍")).isEqualTo(5);
    }
    assertThat(Duration.ofNanos(System.nanoTime() - begun))
        .isBetween(Duration.ofMillis(4_900), Duration.ofSeconds(8));
  }

  @Test
  @ExpectedLog(
      logger = "CountsReader",
      message = "the topic of counts was recreated",
      unless = "Kafka answers first that there is no topic")
  @ExpectedLog(
      logger = "CountsReader",
      message = "Kafka does not answer",
      unless = "the topic is created again before it is missed")
  @ExpectedLog(
      logger = "FetchCollector",
      message = "Received unknown topic",
      unless = "the consumer fetches nothing while there is no topic")
  void openPageAndOldIdGetTheCountsOfANewTopic() throws Exception {
    Instant window = TestCounts.window();
    counts.write("again", "👍", window, 14_698);
    String old = idAfter("again", 14_698);
    try (EventStream page = EventStream.open(feed.port(), "again", null)) {
      page.next();
      createTopicAgain();
      counts.close();
      counts = new TestCounts(broker.address());
      counts.write("again", "👍", window, 4_005);
      counts.write("other", EACH_PARTITION, window, 1);
      Event snapshot = page.nextMatching(event -> event.name().equals("snapshot"));
      if (snapshot.reactions("👍") == 0) {
        snapshot = page.nextMatching(event -> event.reactions("👍") > 0);
      }
      assertThat(snapshot.reactions("👍")).isEqualTo(4_005);
      assertThat(snapshot.data().get("reactions").asLong()).isEqualTo(4_005);
    }
    try (EventStream page = EventStream.open(feed.port(), "again", old)) {
      Event first = page.next();
      assertThat(first.name()).isEqualTo("snapshot");
      assertThat(first.reactions("👍")).isEqualTo(4_005);
    }
  }

  private void createTopicAgain() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.address()))) {
      int partitions =
          admin
              .describeTopics(List.of(Topics.COUNTS))
              .allTopicNames()
              .get()
              .get(Topics.COUNTS)
              .partitions()
              .size();
      admin.deleteTopics(List.of(Topics.COUNTS)).all().get();
      NewTopic topic = new NewTopic(Topics.COUNTS, partitions, (short) 1);
      await()
          .atMost(Duration.ofSeconds(20))
          .ignoreExceptions()
          .until(
              () -> {
                admin.createTopics(List.of(topic)).all().get();
                return true;
              });
    }
  }

  @Test
  @ExpectedLog(
      logger = "CountsReader",
      message = "Kafka does not answer",
      unless = "the feed is stopped before a request times out")
  void feedThatHasNotReadThePastAnswers503() throws Exception {
    FeedProcess young =
        FeedProcess.launch("localhost:" + FreePort.find(), folder, List.of("-Xmx192m"), Map.of());
    try {
      await().atMost(Duration.ofSeconds(30)).until(() -> answers(young));
      for (String path :
          List.of(
              "/rooms",
              "/rooms/main/top",
              "/rooms/main/counts",
              "/rooms/main/peaks",
              "/rooms/main/stream")) {
        HttpResponse<String> answer = LocalHttp.get(young.port(), path);
        assertThat(answer.statusCode()).as(path).isEqualTo(503);
        assertThat(answer.headers().firstValue("Content-Type"))
            .contains("application/problem+json");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.body()).contains("still reading");
      }
      assertThat(closeCode(young)).isEqualTo(1013);
      assertThat(LocalHttp.get(young.port(), "/rooms/main/top?n=x").statusCode()).isEqualTo(400);
      assertThat(young.isReady()).isFalse();
    } finally {
      young.close();
    }
  }

  private static boolean answers(FeedProcess feed) {
    try {
      return LocalHttp.get(feed.port(), "/settings").statusCode() == 200;
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  private static int closeCode(FeedProcess feed) throws Exception {
    CompletableFuture<Integer> code = new CompletableFuture<>();
    WebSocket unused =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(
                URI.create("ws://127.0.0.1:" + feed.port() + "/rooms/main/socket"),
                new WebSocket.Listener() {
                  @Override
                  public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
                    code.complete(status);
                    return null;
                  }
                })
            .join();
    return code.get(10, TimeUnit.SECONDS);
  }
}
