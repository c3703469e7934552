package dev.emojistreaming.ingest.http;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.emojistreaming.contract.JsonText;
import dev.emojistreaming.ingest.ticket.Outcome;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;

/** The response to a reaction that is stored. */
final class Receipt {

  private static final int TYPICAL_SIZE = 128;

  private Receipt() {}

  static Response of(Outcome.Stored stored) {
    byte[] answer =
        JsonText.object(
            TYPICAL_SIZE,
            json -> {
              json.writeStringField("status", "Emoji received");
              writeFields(json, stored);
            });
    return Response.ok(answer, MediaType.APPLICATION_JSON_TYPE).build();
  }

  /** Writes the fields that a single receipt and an item of a batch have in common. */
  static void writeFields(JsonGenerator json, Outcome.Stored stored) throws IOException {
    json.writeStringField("message_id", stored.messageId());
    json.writeStringField("stored", stored.place().tag());
    if (stored.countsAtReceipt()) {
      json.writeStringField("event_time", "received");
    }
  }
}
