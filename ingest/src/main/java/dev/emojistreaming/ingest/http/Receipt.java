package dev.emojistreaming.ingest.http;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.emojistreaming.ingest.store.StoreOutcome.Place;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The answer to a reaction that is kept. */
final class Receipt {

  private Receipt() {}

  static Response of(IntakeOutcome.Kept kept) {
    String json =
        "{\"status\":\"Emoji received\",\"message_id\":\""
            + new String(JsonStringEncoder.getInstance().quoteAsString(kept.messageId()))
            + "\",\"stored\":\""
            + wireName(kept.place())
            + "\"}";
    return Response.ok(json, MediaType.APPLICATION_JSON_TYPE).build();
  }

  /** The place as answers name it. */
  static String wireName(Place place) {
    return switch (place) {
      case KAFKA -> "kafka";
      case OVERFLOW -> "overflow";
      case MEMORY -> "memory";
    };
  }
}
