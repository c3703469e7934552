package dev.emojistreaming.feed.stream;

import static dev.emojistreaming.contract.EmojiCountField.EMOJI_TYPE;
import static dev.emojistreaming.contract.EmojiCountField.REACTION_COUNT;
import static dev.emojistreaming.contract.EmojiCountField.SCALED_COUNT;
import static dev.emojistreaming.contract.EmojiCountField.WINDOW_START;
import static java.time.temporal.ChronoUnit.MILLIS;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.emojistreaming.contract.JsonText;
import dev.emojistreaming.contract.Window;
import dev.emojistreaming.feed.counts.EmojiTotal;
import dev.emojistreaming.feed.counts.Position;
import dev.emojistreaming.feed.counts.RoomSnapshot;
import dev.emojistreaming.feed.counts.WindowCount;
import dev.emojistreaming.feed.source.Freshness;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Writes the events of a room. */
final class EventWriter {

  private EventWriter() {}

  /**
   * The first event of a client: the room's counts, and the times by which clients interpret them.
   *
   * @param span how far before {@code now} the snapshot's windows begin
   * @param heartbeat maximum time from one event to the next
   */
  static StreamEvent snapshot(
      RoomSnapshot snapshot, Duration span, Duration heartbeat, Freshness freshness, Instant now) {
    byte[] data =
        JsonText.object(
            json -> {
              writeHead(json, snapshot.room(), freshness, now);
              json.writeNumberField("window_ms", Window.LENGTH.toMillis());
              json.writeNumberField("growing_ms", Window.GROWING.toMillis());
              json.writeNumberField("snapshot_ms", span.toMillis());
              writeInterval(json, heartbeat);
              json.writeNumberField("reactions", snapshot.reactions());
              json.writeArrayFieldStart("top");
              for (EmojiTotal total : snapshot.top()) {
                json.writeStartObject();
                json.writeStringField(EMOJI_TYPE.wireName(), total.emoji());
                json.writeNumberField(REACTION_COUNT.wireName(), total.reactions());
                json.writeEndObject();
              }
              json.writeEndArray();
              writeCounts(json, snapshot.windows());
            });
    return StreamEvent.of("snapshot", snapshot.position(), data);
  }

  /** The changed counts with their newest values; each replaces a smaller one. */
  static StreamEvent tick(
      String room, Position position, List<WindowCount> counts, Freshness freshness, Instant now) {
    byte[] data =
        JsonText.object(
            json -> {
              writeHead(json, room, freshness, now);
              writeCounts(json, counts);
            });
    return StreamEvent.of("tick", position, data);
  }

  /**
   * An event without counts, so that a client which gets none knows that its connection has failed.
   * It has all that a tick has, for clients that treat every event after the first as one.
   *
   * @param position of the last tick
   * @param interval maximum time from one event to the next
   */
  static StreamEvent heartbeat(
      String room, Position position, Duration interval, Freshness freshness, Instant now) {
    byte[] data =
        JsonText.object(
            json -> {
              writeHead(json, room, freshness, now);
              writeInterval(json, interval);
              writeCounts(json, List.of());
            });
    return StreamEvent.of("heartbeat", position, data);
  }

  private static void writeInterval(JsonGenerator json, Duration interval) throws IOException {
    json.writeNumberField("heartbeat_ms", interval.toMillis());
  }

  private static void writeHead(JsonGenerator json, String room, Freshness freshness, Instant now)
      throws IOException {
    json.writeStringField("room", room);
    json.writeStringField("time", now.truncatedTo(MILLIS).toString());
    json.writeBooleanField("stale", freshness.isStale());
    if (freshness.isStale()) {
      json.writeStringField("reason", freshness.reason());
    }
  }

  private static void writeCounts(JsonGenerator json, List<WindowCount> counts) throws IOException {
    json.writeArrayFieldStart("counts");
    for (WindowCount count : counts) {
      json.writeStartObject();
      json.writeStringField(EMOJI_TYPE.wireName(), count.emoji());
      json.writeStringField(WINDOW_START.wireName(), count.windowStart().toString());
      json.writeNumberField(REACTION_COUNT.wireName(), count.reactions());
      json.writeNumberField(SCALED_COUNT.wireName(), count.scaled());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
