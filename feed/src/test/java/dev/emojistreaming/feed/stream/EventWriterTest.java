package dev.emojistreaming.feed.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emojistreaming.feed.counts.EmojiTotal;
import dev.emojistreaming.feed.counts.NamedWindow;
import dev.emojistreaming.feed.counts.Position;
import dev.emojistreaming.feed.counts.RoomSnapshot;
import dev.emojistreaming.feed.counts.RoomUpdate;
import dev.emojistreaming.feed.counts.WindowCount;
import dev.emojistreaming.feed.source.Freshness;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventWriterTest {

  private static final Instant NOW = Instant.parse("2026-11-23T20:00:01.250Z");
  private static final Instant START = Instant.parse("2026-11-23T20:00:00Z");
  private static final List<WindowCount> COUNTS = List.of(new WindowCount(START, "👍", 7, 6));

  @Test
  void snapshotHasTheLengthsOfWindowsGrowthAndSnapshot() {
    RoomSnapshot snapshot =
        new RoomSnapshot(
            "main",
            Position.of("t", 1),
            9,
            List.of(new EmojiTotal("👍", 9)),
            List.of(new NamedWindow(START, COUNTS, 2)),
            NOW.minusSeconds(90));
    StreamEvent event =
        EventWriter.snapshot(snapshot, Duration.ofSeconds(15), Freshness.FRESH, NOW);
    assertThat(event.sse().toString())
        .isEqualTo(
            """
            event: snapshot
            id: t.1
            data: {"room":"main","time":"2026-11-23T20:00:01.250Z","stale":false,\
            "window_ms":2000,"growing_ms":4000,"snapshot_ms":90000,\
            "heartbeat_ms":15000,\
            "reactions":9,"top":[{"emoji_type":"👍","reaction_count":9}],\
            "counts":[{"emoji_type":"👍","window_start":"2026-11-23T20:00:00Z",\
            "reaction_count":7,"scaled_count":6}],\
            "others":[{"window_start":"2026-11-23T20:00:00Z","reaction_count":2}]}

            """);
  }

  @Test
  void heartbeatIsATickWithoutCountsAndHasItsInterval() {
    StreamEvent event = EventWriter.heartbeat("main", Duration.ofSeconds(15), Freshness.FRESH, NOW);
    String data =
        """
        {"room":"main","time":"2026-11-23T20:00:01.250Z","stale":false,\
        "heartbeat_ms":15000,"counts":[]}\
        """;
    assertThat(event.sse().toString()).isEqualTo("event: heartbeat\ndata: " + data + "\n\n");
    assertThat(event.text()).isEqualTo("{\"event\":\"heartbeat\",\"data\":" + data + "}");
  }

  @Test
  void tickHasTheChangedCountsTheTotalAndTheReasonForStaleness() {
    RoomUpdate update = new RoomUpdate(9, COUNTS, List.of(), true);
    StreamEvent event = EventWriter.tick("main", "t.1", update, Freshness.KAFKA_AWAY, NOW);
    assertThat(event.text())
        .isEqualTo(
            """
            {"event":"tick","id":"t.1","data":{"room":"main","time":"2026-11-23T20:00:01.250Z",\
            "stale":true,"reason":"kafka_away","reactions":9,\
            "counts":[{"emoji_type":"👍","window_start":"2026-11-23T20:00:00Z",\
            "reaction_count":7,"scaled_count":6}]}}\
            """);
  }
}
