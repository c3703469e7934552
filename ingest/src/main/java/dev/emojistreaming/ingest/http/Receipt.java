package dev.emojistreaming.ingest.http;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.emojistreaming.ingest.ticket.Outcome;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The answer to a reaction that is stored. */
final class Receipt {

  private Receipt() {}

  static Response of(Outcome.Stored stored) {
    String json =
        "{\"status\":\"Emoji received\",\"message_id\":\""
            + new String(JsonStringEncoder.getInstance().quoteAsString(stored.messageId()))
            + "\",\"stored\":\""
            + stored.place().tag()
            + "\"}";
    return Response.ok(json, MediaType.APPLICATION_JSON_TYPE).build();
  }
}
