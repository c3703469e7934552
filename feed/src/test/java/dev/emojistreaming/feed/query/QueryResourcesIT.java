package dev.emojistreaming.feed.query;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.emojistreaming.feed.TestCounts;
import dev.emojistreaming.testkit.http.LocalHttp;
import dev.emojistreaming.testkit.quarkus.BrokerAddress;
import dev.emojistreaming.testkit.quarkus.KafkaBroker;
import dev.emojistreaming.testkit.quarkus.ManagementPort;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusIntegrationTest
@QuarkusTestResource(KafkaBroker.class)
class QueryResourcesIT {

  @TestHTTPResource("/")
  URI feed;

  @BrokerAddress String broker;

  @ManagementPort int managementPort;

  @BeforeEach
  void awaitCounts() {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> LocalHttp.get(managementPort, "/q/health/ready").statusCode() == 200);
  }

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
    "counts?from=2026-11-23T20:00:00Z&to=2026-11-23T20:00:00Z, 'from must be before to, and at most"
        + " 3600 steps before it'",
    "top?n=NaN, n must be a whole number from 1 to 1000",
    "top?window=3601, window must be a whole number from 2 to 3600",
    "counts?step=2147483648, step must be a whole number from 2 to 3600",
    "counts?step=1e3, step must be a whole number from 2 to 3600",
    "counts?from=%2B1000000000-12-31T23:59:59.999999999Z, from must be a time such as"
        + " 2026-11-23T20:00:00Z",
    "counts?from=-999999999-01-01T00:00:00Z, from must be a time such as 2026-11-23T20:00:00Z",
    "counts?to=0000-12-31T23:59:59Z, to must be a time such as 2026-11-23T20:00:00Z",
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "counts?to=0001-01-01T00:00:00Z",
        "counts?from=9999-12-31T23:59:57Z&to=9999-12-31T23:59:59Z&step=3600",
        "counts?from=&to=&step=",
        "top?n=&window",
        "counts?n=1&n=x&n=&N=%ff",
        "top?n=1&n=2000",
        "top?%ff=%00&=&&;",
        "peaks?a=1&a=2",
      })
  void oddParametersAreAnswered(String question) throws Exception {
    assertThat(ask("/rooms/main/" + question).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/rooms/%00/top",
        "/rooms/%ff/counts",
        "/rooms/%ED%A0%BD/peaks",
        "/rooms/a%0d%0aX-Evil:1/top",
        "/rooms/%20/peaks",
        "/rooms?n=1&n=2",
      })
  void oddRoomsAreEmpty(String path) throws Exception {
    HttpResponse<String> response = ask(path);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().map()).doesNotContainKey("x-evil");
  }

  @Test
  void veryLongRoomIsEmpty() throws Exception {
    assertThat(get("/rooms/" + "r".repeat(3_900) + "/top").get("top")).isEmpty();
  }

  @Test
  void malformedEscapeIsRefused() throws Exception {
    for (String path : List.of("/rooms/%zz/top", "/rooms/main/top?n=%zz", "/rooms/%zz/stream")) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), feed.getPort())) {
        socket
            .getOutputStream()
            .write(
                ("GET " + path + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
                    .getBytes(US_ASCII));
        String answer = new String(socket.getInputStream().readAllBytes(), UTF_8);
        assertThat(answer).startsWith("HTTP/1.1 400");
      }
    }
  }

  @Test
  void sameQuestionHasOneAnswer() throws Exception {
    String first = ask("/rooms/asked-once/top").body();
    assertThat(Stream.generate(() -> "/rooms/asked-once/top").limit(20).map(this::body))
        .as("a new one after each second and tick")
        .contains(first);
  }

  private String body(String path) {
    try {
      return ask(path).body();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
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
