package dev.emojistreaming.testkit.load;

import dev.emojistreaming.testkit.http.LocalHttp;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionStage;

/** Posts reactions of one room to ingest, one in each request; every answer must be 200. */
public final class ReactionPosts implements LoadDriver.Target {

  private static final List<String> EMOJIS = List.of("👍", "❤️", "😂", "🎉", "🔥");
  private static final int USERS = 500;
  private static final int OK = 200;

  private final URI address;
  private final String room;
  private final String apiKey;

  /**
   * @param ingest address of the service, without a path
   * @param apiKey of a backend that may react for others
   */
  public ReactionPosts(String ingest, String room, String apiKey) {
    this.address = URI.create(ingest + "/emoji");
    this.room = room;
    this.apiKey = apiKey;
  }

  @Override
  public CompletionStage<?> send(int number) {
    String json =
        String.format(
            Locale.ROOT,
            "{\"user_id\":\"fan-%d\",\"emoji_type\":\"%s\",\"timestamp\":\"%s\",\"room\":\"%s\"}",
            number % USERS,
            EMOJIS.get(number % EMOJIS.size()),
            Instant.now(),
            room);
    return LocalHttp.postJsonAsync(address, json, "Authorization", "Bearer " + apiKey)
        .thenAccept(ReactionPosts::requireOk);
  }

  private static void requireOk(HttpResponse<String> response) {
    if (response.statusCode() != OK) {
      throw new IllegalStateException(
          "the answer to a reaction was " + response.statusCode() + ": " + response.body());
    }
  }
}
