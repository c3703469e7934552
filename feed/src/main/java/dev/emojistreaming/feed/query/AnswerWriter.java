package dev.emojistreaming.feed.query;

import dev.emojistreaming.contract.JsonText;
import dev.emojistreaming.feed.counts.EmojiTotal;
import dev.emojistreaming.feed.counts.Peak;
import dev.emojistreaming.feed.counts.RoomRate;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Writes answers. */
final class AnswerWriter {

  private AnswerWriter() {}

  static byte[] rooms(List<RoomRate> rates) {
    return JsonText.object(
        json -> {
          json.writeArrayFieldStart("rooms");
          for (RoomRate rate : rates) {
            json.writeStartObject();
            json.writeStringField("room", rate.room());
            json.writeNumberField("reactions_per_second", rate.perSecond());
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }

  static byte[] top(String room, Instant from, List<EmojiTotal> top) {
    return JsonText.object(
        json -> {
          json.writeStringField("room", room);
          json.writeStringField("from", from.toString());
          json.writeArrayFieldStart("top");
          for (EmojiTotal total : top) {
            json.writeStartObject();
            json.writeStringField("emoji_type", total.emoji());
            json.writeNumberField("reaction_count", total.reactions());
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }

  static byte[] counts(
      String room, Instant from, Instant to, Duration step, Map<Instant, Map<String, Long>> steps) {
    return JsonText.object(
        json -> {
          json.writeStringField("room", room);
          json.writeStringField("from", from.toString());
          json.writeStringField("to", to.toString());
          json.writeNumberField("step", step.toSeconds());
          json.writeArrayFieldStart("counts");
          for (Map.Entry<Instant, Map<String, Long>> each : steps.entrySet()) {
            json.writeStartObject();
            json.writeStringField("start", each.getKey().toString());
            json.writeObjectFieldStart("reactions");
            for (Map.Entry<String, Long> emoji : each.getValue().entrySet()) {
              json.writeNumberField(emoji.getKey(), emoji.getValue());
            }
            json.writeEndObject();
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }

  static byte[] problem(int status, String title, String detail) {
    return JsonText.object(
        json -> {
          json.writeStringField("title", title);
          json.writeNumberField("status", status);
          json.writeStringField("detail", detail);
        });
  }

  static byte[] peaks(String room, List<Peak> peaks) {
    return JsonText.object(
        json -> {
          json.writeStringField("room", room);
          json.writeArrayFieldStart("peaks");
          for (Peak peak : peaks) {
            json.writeStartObject();
            json.writeStringField("start", peak.start().toString());
            json.writeStringField("end", peak.end().toString());
            json.writeBooleanField("ongoing", peak.ongoing());
            json.writeNumberField("reactions_per_second", peak.perSecond());
            json.writeNumberField("usual_per_second", peak.usualPerSecond());
            json.writeStringField("emoji_type", peak.emoji());
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }

  static byte[] settings(URI ingestUrl) {
    return JsonText.object(json -> json.writeStringField("ingest_url", ingestUrl.toString()));
  }
}
