package dev.emojistreaming.ingest.http;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.emojistreaming.ingest.store.StoreOutcome.Place;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The answer to a reaction that is kept. */
final class Receipt {

  private Receipt() {}

  static Response of(String messageId, Place place) {
    String json =
        "{\"status\":\"Emoji received\",\"message_id\":\""
            + new String(JsonStringEncoder.getInstance().quoteAsString(messageId))
            + "\",\"stored\":\""
            + wireName(place)
            + "\"}";
    return Response.ok(json, MediaType.APPLICATION_JSON_TYPE).build();
  }

  private static String wireName(Place place) {
    return switch (place) {
      case KAFKA -> "kafka";
      case MEMORY -> "memory";
    };
  }
}
