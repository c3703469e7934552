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
import dev.emojistreaming.feed.counts.RoomSnapshot;
import dev.emojistreaming.feed.counts.RoomUpdate;
import dev.emojistreaming.feed.counts.WindowCount;
import dev.emojistreaming.feed.counts.WindowOthers;
import dev.emojistreaming.feed.source.Freshness;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** Writes the events of a room. */
final class EventWriter {

  private EventWriter() {}

  /**
   * The state of a room, and the times by which clients interpret it.
   *
   * @param heartbeat maximum time from one event to the next
   */
  static StreamEvent snapshot(
      RoomSnapshot snapshot, Duration heartbeat, Freshness freshness, Instant now) {
    byte[] data =
        JsonText.object(
            json -> {
              writeHead(json, snapshot.room(), freshness, now);
              json.writeNumberField("window_ms", Window.LENGTH.toMillis());
              json.writeNumberField("growing_ms", Window.GROWING.toMillis());
              json.writeNumberField(
                  "snapshot_ms", Duration.between(snapshot.from(), now).toMillis());
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
              writeCounts(
                  json, snapshot.windows().stream().flatMap(each -> each.counts().stream()));
              writeOthers(
                  json,
                  snapshot.windows().stream()
                      .filter(each -> each.others() > 0)
                      .map(each -> new WindowOthers(each.start(), each.others()))
                      .toList());
            });
    return StreamEvent.of("snapshot", snapshot.position().toString(), data);
  }

  /**
   * The changes of a room: counts with their newest values, each of which replaces a smaller one,
   * and others, each of which replaces the former one.
   *
   * @param id empty if changes are left for a later event: with this one, a client cannot resume
   */
  static StreamEvent tick(
      String room, String id, RoomUpdate update, Freshness freshness, Instant now) {
    byte[] data =
        JsonText.object(
            json -> {
              writeHead(json, room, freshness, now);
              json.writeNumberField("reactions", update.reactions());
              writeCounts(json, update.counts().stream());
              writeOthers(json, update.others());
            });
    return StreamEvent.of("tick", id, data);
  }

  /** The freshness of a room while there are no counts. */
  static StreamEvent status(String room, Freshness freshness, Instant now) {
    byte[] data =
        JsonText.object(
            json -> {
              writeHead(json, room, freshness, now);
              writeCounts(json, Stream.empty());
            });
    return StreamEvent.of("tick", "", data);
  }

  /**
   * An event without counts, so that a client which gets none knows that its connection has failed.
   * It has all that a tick has, for clients that treat every event after the first as one.
   *
   * @param interval maximum time from one event to the next
   */
  static StreamEvent heartbeat(String room, Duration interval, Freshness freshness, Instant now) {
    byte[] data =
        JsonText.object(
            json -> {
              writeHead(json, room, freshness, now);
              writeInterval(json, interval);
              writeCounts(json, Stream.empty());
            });
    return StreamEvent.withoutId("heartbeat", data);
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

  private static void writeCounts(JsonGenerator json, Stream<WindowCount> counts)
      throws IOException {
    json.writeArrayFieldStart("counts");
    for (Iterator<WindowCount> each = counts.iterator(); each.hasNext(); ) {
      WindowCount count = each.next();
      json.writeStartObject();
      json.writeStringField(EMOJI_TYPE.wireName(), count.emoji());
      json.writeStringField(WINDOW_START.wireName(), count.windowStart().toString());
      json.writeNumberField(REACTION_COUNT.wireName(), count.reactions());
      json.writeNumberField(SCALED_COUNT.wireName(), count.scaled());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeOthers(JsonGenerator json, List<WindowOthers> others)
      throws IOException {
    if (others.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("others");
    for (WindowOthers each : others) {
      json.writeStartObject();
      json.writeStringField(WINDOW_START.wireName(), each.windowStart().toString());
      json.writeNumberField(REACTION_COUNT.wireName(), each.reactions());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
