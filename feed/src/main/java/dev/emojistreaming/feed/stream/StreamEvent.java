package dev.emojistreaming.feed.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.emojistreaming.contract.JsonText;
import io.vertx.core.buffer.Buffer;

/**
 * An event in its two wire formats, made once for all clients.
 *
 * @param sse the event for Server-Sent Events (WHATWG HTML, 9.2): {@code id} is the position in the
 *     topic of counts or empty, {@code data} a JSON object in one line
 * @param text the event as one JSON object, for WebSockets
 */
record StreamEvent(Buffer sse, String text) {

  /**
   * Frames an event.
   *
   * @param id the position in the topic of counts from which a client can resume; empty for none
   * @param data a JSON object in one line
   */
  static StreamEvent of(String name, String id, byte[] data) {
    return frame(name, "id: " + id + "\n", json -> json.writeStringField("id", id), data);
  }

  /** Frames an event that leaves the client's last id as it is. */
  static StreamEvent withoutId(String name, byte[] data) {
    return frame(name, "", json -> {}, data);
  }

  private static StreamEvent frame(String name, String sseId, JsonText.Fields id, byte[] data) {
    Buffer sse =
        Buffer.buffer(data.length + 64)
            .appendString("event: " + name + "\n" + sseId + "data: ")
            .appendBytes(data)
            .appendString("\n\n");
    byte[] message =
        JsonText.object(
            data.length + 64,
            json -> {
              json.writeStringField("event", name);
              id.write(json);
              json.writeFieldName("data");
              json.writeRawValue(new String(data, UTF_8));
            });
    return new StreamEvent(sse, new String(message, UTF_8));
  }

  /** Bytes in memory, at most. */
  long memory() {
    return sse.length() + 2L * text.length();
  }
}
