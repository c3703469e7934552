package dev.emojistreaming.feed.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.emojistreaming.feed.TestCounts;
import dev.emojistreaming.testkit.quarkus.BrokerAddress;
import dev.emojistreaming.testkit.quarkus.KafkaBroker;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(KafkaBroker.class)
class QueryResourcesTest {

  @TestHTTPResource("/")
  URI feed;

  @BrokerAddress String broker;

  @Test
  void roomsHaveRatesCountsAndATopEmoji() throws Exception {
    Instant window = TestCounts.window().minusSeconds(8);
    try (TestCounts counts = new TestCounts(broker)) {
      counts.write("asked", "👍", window, 30);
      counts.write("asked", "🎉", window, 10);
      counts.write("asked", "👍", window.minusSeconds(60), 5);
    }
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> get("/rooms/asked/top").get("top").size() == 2);

    JsonNode top = get("/rooms/asked/top?n=1&window=60");
    assertThat(top.at("/top/0/emoji_type").asText()).isEqualTo("👍");
    assertThat(top.at("/top/0/reaction_count").asLong()).isEqualTo(30);
    assertThat(top.get("top")).hasSize(1);
    assertThat(get("/rooms/asked/top").at("/top/0/reaction_count").asLong()).isEqualTo(35);

    JsonNode series =
        get("/rooms/asked/counts?step=10&from=%s&to=%s".formatted(window, window.plusSeconds(20)));
    assertThat(series.at("/counts/0/start").asText()).isEqualTo(window.toString());
    assertThat(series.at("/counts/0/reactions/👍").asLong()).isEqualTo(30);
    assertThat(series.get("counts")).hasSize(1);

    assertThat(get("/rooms").get("rooms"))
        .anySatisfy(room -> assertThat(room.get("room").asText()).isEqualTo("asked"));
    assertThat(get("/rooms/nobody/counts").get("counts")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "top?n=0, n must be a whole number from 1 to 1000",
    "top?window=x, window must be a whole number from 2 to 3600",
    "counts?from=yesterday, from must be a time such as 2026-11-23T20:00:00Z",
    "counts?step=3, 'step must be a multiple of 2, the length of a window'",
    "counts?to=-1000000000-01-01T00:00:00Z, to must be a time such as 2026-11-23T20:00:00Z",
    "counts?from=2026-11-23T20:00:00Z&to=2026-11-23T20:00:00Z, 'from must be before to, and at most 3600 steps before it'",
    "counts?from=2020-11-23T20:00:00Z, 'from must be before to, and at most 3600 steps before it'",
  })
  void badParameterIsAProblemThatNamesIt(String question, String detail) throws Exception {
    HttpResponse<String> response = ask("/rooms/main/" + question);
    JsonNode problem = problem(response, 400);
    assertThat(problem.get("title").asText()).isEqualTo("Bad Request");
    assertThat(problem.get("detail").asText()).isEqualTo(detail);
    JsonNode error = problem.at("/errors/0");
    assertThat(error.get("field").asText() + " " + error.get("detail").asText()).isEqualTo(detail);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /nothing, */*, 404",
    "GET, /rooms/main/nothing, */*, 404",
    "GET, /rooms/main, */*, 404",
    "POST, /rooms, */*, 405",
    "DELETE, /rooms/main/top, */*, 405",
    "POST, /rooms/main/stream, */*, 405",
    "POST, /rooms/main/socket, */*, 405",
    "GET, /rooms/main/socket, */*, 426",
    "GET, /rooms/main/counts, text/html, 406",
  })
  void otherErrorsAreProblemsToo(String method, String path, String accept, int status)
      throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(uri(path))
            .method(method, BodyPublishers.noBody())
            .header("Accept", accept)
            .build();
    HttpResponse<String> response =
        HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    assertThat(problem(response, status).get("detail").asText()).isNotEmpty();
  }

  @Test
  void pagesAreServedNextToTheQueries() throws Exception {
    for (String path : List.of("/", "/room.html", "/emoji-stream.js")) {
      HttpResponse<String> page = ask(path);
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.headers().firstValue("Cache-Control"))
          .contains("public, immutable, max-age=60");
    }
  }

  private static JsonNode problem(HttpResponse<String> response, int status) throws Exception {
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    JsonNode problem = new ObjectMapper().readTree(response.body());
    assertThat(problem.get("type").asText()).isEqualTo("about:blank");
    assertThat(problem.get("status").asInt()).isEqualTo(status);
    return problem;
  }

  private JsonNode get(String path) throws Exception {
    return new ObjectMapper().readTree(ask(path).body());
  }

  private HttpResponse<String> ask(String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + feed.getPort() + path);
  }
}
