package dev.emojistreaming.feed;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.emojistreaming.feed.stream.EventStream;
import dev.emojistreaming.feed.stream.EventStream.Event;
import dev.emojistreaming.testkit.broker.BrokerProcess;
import dev.emojistreaming.testkit.http.LocalHttp;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The packaged program under a flood of counts: bounded events, and no harm to other rooms. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FloodIT {

  private static final int MAX_EVENT = 256 * 1024;
  private static final int MAX_COUNTS = 20_000;
  private static final int MAX_VALUES_IN_TICK = 303;
  private static final List<String> JUNK =
      IntStream.range(0, 4_000).mapToObj(i -> "junk-" + i).toList();

  /** As long as a name may be, in UTF-8. */
  private static final List<String> LONG_NAMES =
      IntStream.range(0, 50).mapToObj(i -> "🏏".repeat(61) + i).toList();

  private BrokerProcess broker;
  private FeedProcess feed;
  private TestCounts counts;

  @BeforeAll
  void start() throws Exception {
    Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "flood-");
    broker = BrokerProcess.start(folder);
    counts = new TestCounts(broker.address());
    feed =
        FeedProcess.start(
            broker.address(),
            folder,
            List.of("-Xmx192m"),
            Map.of("FEED_MAX_COUNTS", String.valueOf(MAX_COUNTS), "FEED_TICK", "100ms"));
  }

  @AfterAll
  void stop() {
    counts.close();
    feed.close();
    broker.close();
  }

  private JsonNode get(String path) throws JsonProcessingException {
    return new ObjectMapper().readTree(LocalHttp.get(feed.port(), path).body());
  }

  private long reactions(String room) throws JsonProcessingException {
    JsonNode top = get("/rooms/" + room + "/top?n=1000");
    long sum = top.path("others").asLong();
    for (JsonNode total : top.get("top")) {
      sum += total.get("reaction_count").asLong();
    }
    return sum;
  }

  private static int size(Event event) {
    return event.data().toString().getBytes(UTF_8).length;
  }

  @Test
  void floodOfCountsInOneRoomTakesNothingOfOthers() throws Exception {
    Instant now = TestCounts.window();
    for (int window = 0; window < 100; window++) {
      counts.write("honest", JUNK.subList(0, 10), now.minusSeconds(2L * window), 1);
    }
    await().atMost(Duration.ofSeconds(20)).until(() -> reactions("honest") == 1_000);
    try (EventStream viewer = EventStream.open(feed.port(), "flood", null)) {
      viewer.next();
      for (int window = 1_500; window >= 0; window--) {
        counts.write("flood", JUNK.subList(0, 20), now.minusSeconds(2L * window), 1);
      }
      counts.write("flood", "👍", now, 7);
      Event event;
      do {
        event = viewer.next();
        assertThat(event.data().get("counts").size() + event.data().path("others").size())
            .isLessThanOrEqualTo(MAX_VALUES_IN_TICK);
      } while (event.reactions("👍") < 7);
    }
    assertThat(reactions("honest")).isEqualTo(1_000);
    assertThat(reactions("flood")).isBetween(MAX_COUNTS / 2L, (long) MAX_COUNTS);
    assertThat(get("/rooms/honest/counts").get("counts")).hasSizeGreaterThan(95);
  }

  @Test
  void emojisOfAWindowAreBoundedAndSumsAreRight() throws Exception {
    Instant window = TestCounts.window();
    counts.write("crowded", "👍", window.minusSeconds(2), 50);
    counts.write("crowded", JUNK, window, 1);
    counts.write("crowded", "👍", window, 3);
    await().atMost(Duration.ofSeconds(20)).until(() -> reactions("crowded") == 4_053);

    String id;
    try (EventStream stream = EventStream.open(feed.port(), "crowded", null)) {
      Event snapshot = stream.next();
      id = snapshot.id();
      assertThat(snapshot.name()).isEqualTo("snapshot");
      assertThat(snapshot.data().get("counts").size()).isLessThanOrEqualTo(102);
      assertThat(snapshot.data().get("counts").toString())
          .contains("{\"emoji_type\":\"👍\",\"window_start\":\"" + window + "\"");
      assertThat(snapshot.sum()).isEqualTo(4_053);
      assertThat(snapshot.data().get("reactions").asLong()).isEqualTo(4_053);
      assertThat(size(snapshot)).isLessThan(MAX_EVENT);

      counts.write("crowded", "junk-3999", window, 1_000);
      Event tick = stream.nextMatching(event -> event.reactions("junk-3999") > 0);
      assertThat(tick.data().get("reactions").asLong()).isEqualTo(5_052);
      assertThat(tick.data().at("/others/0/reaction_count").asLong())
          .isEqualTo(snapshot.data().at("/others/0/reaction_count").asLong() - 1);
    }
    try (EventStream stream = EventStream.open(feed.port(), "crowded", id)) {
      Event again = stream.next();
      assertThat(again.name()).as("first event of a room with others").isEqualTo("snapshot");
      assertThat(again.sum()).isEqualTo(5_052);
    }
    JsonNode series = get("/rooms/crowded/counts");
    assertThat(series.at("/counts/1/reactions")).hasSizeLessThanOrEqualTo(50);
    assertThat(series.at("/counts/1/reactions/👍").asLong()).isEqualTo(3);
    assertThat(series.at("/counts/1/others").asLong()).isGreaterThan(3_900);
  }

  @Test
  void everySpellingOfAnOldIdHasOneBoundedFirstEvent() throws Exception {
    Instant now = TestCounts.window();
    String id;
    try (EventStream stream = EventStream.open(feed.port(), "old", null)) {
      id = stream.next().id();
      for (int window = 0; window < 29; window++) {
        counts.write("old", LONG_NAMES, now.minusSeconds(2L * window), 1);
      }
    }
    await().atMost(Duration.ofSeconds(20)).until(() -> reactions("old") == 29 * 50);
    Set<String> events = new HashSet<>();
    for (String spelling : spellings(id)) {
      try (EventStream stream = EventStream.open(feed.port(), "old", spelling)) {
        Event first = stream.next();
        events.add(first.name() + first.data());
        assertThat(first.name()).isEqualTo("snapshot");
        assertThat(size(first)).isBetween(MAX_EVENT / 4, MAX_EVENT / 2);
        assertThat(first.data().get("snapshot_ms").asLong()).isBetween(2_000L, 59_000L);
        assertThat(first.data().get("counts").toString()).contains(now.toString());
      }
    }
    assertThat(events).as("written once, or again after a tick").hasSizeLessThan(10);
  }

  private static List<String> spellings(String id) {
    List<String> spellings = new ArrayList<>();
    int offsets = id.indexOf('.') + 1;
    Stream.iterate("", zeros -> zeros + "0")
        .limit(40)
        .forEach(zeros -> spellings.add(id.substring(0, offsets) + zeros + id.substring(offsets)));
    return spellings;
  }

  /** Another client of the same room receives every count in the meantime. */
  @Test
  void clientThatDoesNotReadIsDroppedAndDelaysNoOther() throws Exception {
    double before = feed.metric("feed_clients_dropped_total");
    try (Socket deaf = new Socket();
        EventStream other = EventStream.open(feed.port(), "slow", null)) {
      deaf.setReceiveBufferSize(4_096);
      deaf.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), feed.port()));
      deaf.getOutputStream()
          .write("GET /rooms/slow/stream HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(US_ASCII));
      other.next();
      Instant window = TestCounts.window();
      for (long n = 1; feed.metric("feed_clients_dropped_total") == before; n++) {
        assertThat(n).as("ticks of 50 KB before the client is dropped").isLessThan(400);
        for (int i = 0; i < 3; i++) {
          counts.write("slow", LONG_NAMES, window.minusSeconds(2L * i), n);
        }
        long reactions = n;
        other.nextMatching(event -> event.reactions(LONG_NAMES.get(49)) == reactions);
      }
      await().atMost(Duration.ofSeconds(5)).until(() -> feed.metric("feed_clients") == 1);
    }
  }
}
