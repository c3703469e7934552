package dev.emojistreaming.ingest.http;

import dev.emojistreaming.contract.JsonText;
import dev.emojistreaming.ingest.ticket.Outcome;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

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
              json.writeStringField("message_id", stored.messageId());
              json.writeStringField("stored", stored.place().tag());
            });
    return Response.ok(answer, MediaType.APPLICATION_JSON_TYPE).build();
  }
}
