package dev.emojistreaming.feed.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.emojistreaming.feed.TestCounts;
import dev.emojistreaming.feed.stream.EventStream.Event;
import dev.emojistreaming.testkit.quarkus.BrokerAddress;
import dev.emojistreaming.testkit.quarkus.KafkaBroker;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusIntegrationTest
@QuarkusTestResource(KafkaBroker.class)
class StreamRoutesIT {

  @TestHTTPResource("/")
  URI feed;

  @BrokerAddress String broker;

  @BeforeEach
  void awaitCounts() {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> {
              try (EventStream stream = EventStream.open(feed.getPort(), "fresh", null)) {
                return !stream.next().data().get("stale").asBoolean();
              }
            });
  }

  private void count(String room, String emoji, Instant window, long reactions) {
    try (TestCounts counts = new TestCounts(broker)) {
      counts.write(room, emoji, window, reactions);
    }
  }

  @Test
  void newClientGetsASnapshotAndThenChanges() throws Exception {
    try (EventStream stream = EventStream.open(feed.getPort(), "new", null)) {
      Event empty = stream.next();
      assertThat(empty.name()).isEqualTo("snapshot");
      assertThat(empty.data().get("room").asText()).isEqualTo("new");
      assertThat(empty.data().get("stale").asBoolean()).isFalse();
      assertThat(empty.data().get("counts")).isEmpty();

      count("new", "👍", TestCounts.window(), 7);
      count("elsewhere", "🎉", TestCounts.window(), 1);
      Event tick = stream.nextMatching(event -> !event.data().get("counts").isEmpty());
      assertThat(tick.name()).isEqualTo("tick");
      assertThat(tick.reactions("👍")).isEqualTo(7);
      assertThat(tick.data().get("counts")).hasSize(1);
    }
    try (EventStream stream = EventStream.open(feed.getPort(), "new", null)) {
      Event full = stream.next();
      assertThat(full.name()).isEqualTo("snapshot");
      assertThat(full.reactions("👍")).isEqualTo(7);
      assertThat(full.data().get("reactions").asLong()).isEqualTo(7);
      assertThat(full.data().at("/top/0/emoji_type").asText()).isEqualTo("👍");
    }
  }

  @Test
  void reconnectedClientGetsTheChangesSince() throws Exception {
    Instant window = TestCounts.window();
    String id;
    try (EventStream stream = EventStream.open(feed.getPort(), "back", null)) {
      stream.next();
      count("back", "👍", window, 1);
      id = stream.nextMatching(event -> event.reactions("👍") == 1).id();
    }
    count("back", "🎉", window, 5);
    count("back", "🎉", window, 9);
    await().atMost(Duration.ofSeconds(30)).until(() -> reactionsInSnapshot("back") == 10);

    try (EventStream stream = EventStream.open(feed.getPort(), "back", id)) {
      Event rest = stream.next();
      assertThat(rest.name()).isEqualTo("tick");
      assertThat(rest.data().get("counts")).hasSize(1);
      assertThat(rest.reactions("🎉")).isEqualTo(9);
    }
    try (EventStream stream = EventStream.open(feed.getPort(), "back", "of another topic")) {
      assertThat(stream.next().name()).isEqualTo("snapshot");
    }
  }

  private long reactionsInSnapshot(String room) throws Exception {
    try (EventStream stream = EventStream.open(feed.getPort(), room, null)) {
      return stream.next().data().get("reactions").asLong();
    }
  }

  @Test
  void webSocketHasTheSameEvents() throws Exception {
    BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
    WebSocket socket = openSocket("socket", "", messages);
    assertThat(take(messages).get("event").asText()).isEqualTo("snapshot");

    count("socket", "👍", TestCounts.window(), 7);
    JsonNode tick = take(messages);
    while (tick.at("/data/counts").isEmpty()) {
      tick = take(messages);
    }
    assertThat(tick.get("event").asText()).isEqualTo("tick");
    assertThat(tick.at("/data/counts/0/reaction_count").asLong()).isEqualTo(7);
    socket.abort();

    count("socket", "🎉", TestCounts.window(), 2);
    await().atMost(Duration.ofSeconds(30)).until(() -> reactionsInSnapshot("socket") == 9);
    WebSocket again = openSocket("socket", tick.get("id").asText(), messages);
    JsonNode rest = take(messages);
    again.abort();
    assertThat(rest.get("event").asText()).isEqualTo("tick");
    assertThat(rest.at("/data/counts")).hasSize(1);
    assertThat(rest.at("/data/counts/0/emoji_type").asText()).isEqualTo("🎉");
  }

  private WebSocket openSocket(String room, String id, BlockingQueue<JsonNode> messages) {
    return HttpClient.newHttpClient()
        .newWebSocketBuilder()
        .buildAsync(
            URI.create(
                "ws://127.0.0.1:%d/rooms/%s/socket?last_event_id=%s"
                    .formatted(feed.getPort(), room, id)),
            new JsonMessages(messages))
        .join();
  }

  private static JsonNode take(BlockingQueue<JsonNode> messages) throws InterruptedException {
    JsonNode message = messages.poll(20, TimeUnit.SECONDS);
    assertThat(message).as("a message within 20 s").isNotNull();
    return message;
  }
}
