package dev.emojistreaming.ingest;

import static io.restassured.RestAssured.given;

import io.restassured.response.ValidatableResponse;
import java.time.Instant;

/** A request to the service under test with one valid reaction. */
public final class ReactionRequest {

  private ReactionRequest() {}

  public static ValidatableResponse post() {
    return post("u", "👍");
  }

  public static ValidatableResponse post(String user, String emoji) {
    return given().contentType("application/json").body(json(user, emoji)).post("/emoji").then();
  }

  public static String json(String user, String emoji) {
    return "{\"user_id\":\"%s\",\"emoji_type\":\"%s\",\"timestamp\":\"%s\"}"
        .formatted(user, emoji, Instant.now());
  }
}
