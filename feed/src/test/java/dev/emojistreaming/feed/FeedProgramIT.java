package dev.emojistreaming.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.emojistreaming.feed.stream.EventStream;
import dev.emojistreaming.feed.stream.EventStream.Event;
import dev.emojistreaming.process.FreePort;
import dev.emojistreaming.testkit.broker.BrokerProcess;
import dev.emojistreaming.testkit.log.ExpectedLog;
import dev.emojistreaming.testkit.process.StartsProcesses;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The packaged program when its environment fails. */
@StartsProcesses
class FeedProgramIT {

  private static final String ROOM = "main";

  private Path folder;
  private int kafkaPort;
  private BrokerProcess broker;
  private FeedProcess feed;

  @BeforeEach
  void start() throws Exception {
    Files.createDirectories(Path.of("target"));
    folder = Files.createTempDirectory(Path.of("target"), "program-");
    kafkaPort = FreePort.find();
    startBroker();
    feed = startFeed();
  }

  private void startBroker() {
    broker = BrokerProcess.start(folder.resolve("broker"), kafkaPort);
  }

  private FeedProcess startFeed() {
    return FeedProcess.start(
        broker.address(),
        folder,
        List.of("-Xmx256m"),
        Map.of("FEED_STALE_AFTER", "2s", "QUARKUS_SHUTDOWN_DELAY", "1s"));
  }

  @AfterEach
  void stop() {
    feed.close();
    broker.close();
  }

  private void count(String emoji, Instant window, long reactions) {
    try (TestCounts counts = new TestCounts(broker.address())) {
      counts.write(ROOM, emoji, window, reactions);
    }
  }

  @Test
  @ExpectedLog(
      logger = "CountsReader",
      message = "Kafka does not answer",
      unless = "the broker is back before a request times out")
  void outageOfKafkaIsReportedAndNoCountIsMissed() throws Exception {
    Instant window = TestCounts.window();
    try (EventStream stream = EventStream.open(feed.port(), ROOM, null)) {
      stream.nextMatching(Event::isFresh);
      count("👍", window, 5);
      stream.nextMatching(event -> event.reactions("👍") == 5);

      broker.kill();
      Event stale = stream.nextMatching(event -> !event.isFresh());
      assertThat(stale.data().get("reason").asText()).isEqualTo("kafka_away");
      assertThat(stale.data().get("counts")).isEmpty();
      await().until(() -> !feed.isReady());
      assertThat(feed.metric("feed_freshness{state=\"kafka_away\"}")).isOne();
      assertThat(feed.metric("feed_freshness{state=\"fresh\"}")).isZero();

      startBroker();
      count("👍", window, 9);
      Event back = stream.nextMatching(event -> event.reactions("👍") > 0);
      assertThat(back.reactions("👍")).isEqualTo(9);
      Event fresh = back.isFresh() ? back : stream.nextMatching(Event::isFresh);
      assertThat(fresh.data().has("reason")).isFalse();
      await().atMost(Duration.ofSeconds(20)).until(feed::isReady);
    }
  }

  @Test
  void restartReadsAllCountsAndResumesClients() throws Exception {
    Instant window = TestCounts.window();
    String id;
    try (EventStream stream = EventStream.open(feed.port(), ROOM, null)) {
      stream.next();
      count("👍", window, 5);
      id = stream.nextMatching(event -> event.reactions("👍") == 5).id();
    }
    feed.kill();
    count("🎉", window, 3);
    count("👍", window, 4); // an older count, written last by a task that was dying
    feed = startFeed();

    try (EventStream stream = EventStream.open(feed.port(), ROOM, id)) {
      Event rest = stream.next();
      assertThat(rest.name()).isEqualTo("tick");
      assertThat(rest.data().get("counts")).hasSize(1);
      assertThat(rest.reactions("🎉")).isEqualTo(3);
    }
    try (EventStream stream = EventStream.open(feed.port(), ROOM, null)) {
      Event all = stream.next();
      assertThat(all.reactions("👍")).isEqualTo(5);
      assertThat(all.data().get("reactions").asLong()).isEqualTo(8);
    }
  }

  @Test
  void countsAreStaleWhenTheJobStopsCounting() throws Exception {
    try (EventStream stream = EventStream.open(feed.port(), ROOM, null);
        TestCounts kafka = new TestCounts(broker.address())) {
      stream.nextMatching(Event::isFresh);
      kafka.react();
      Event stale = stream.nextMatching(event -> !event.isFresh());
      assertThat(stale.data().get("reason").asText()).isEqualTo("counting_behind");
      assertThat(feed.isReady()).as("ready: another replica would be stale too").isTrue();

      kafka.write(ROOM, "👍", TestCounts.window(), 1);
      Event counted = stream.nextMatching(event -> event.reactions("👍") == 1);
      if (!counted.isFresh()) {
        stream.nextMatching(Event::isFresh);
      }
    }
  }

  /** A load balancer learns of the stop with a delay. */
  @Test
  void clientIsServedDuringTheStop() throws Exception {
    await().until(feed::isReady);
    CompletableFuture<Void> stop = CompletableFuture.runAsync(feed::close);
    await().until(() -> !feed.isReady());
    try (EventStream stream = EventStream.open(feed.port(), ROOM, null)) {
      assertThat(stream.next().name()).isEqualTo("snapshot");
    }
    stop.join();
  }
}
