package dev.emojistreaming.feed.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.emojistreaming.feed.TestCounts;
import dev.emojistreaming.testkit.http.LocalHttp;
import dev.emojistreaming.testkit.quarkus.BrokerAddress;
import dev.emojistreaming.testkit.quarkus.KafkaBroker;
import dev.emojistreaming.testkit.quarkus.ManagementPort;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pins answers byte for byte: names, order, numbers, and emojis as UTF-8. */
@QuarkusIntegrationTest
@QuarkusTestResource(KafkaBroker.class)
class LiteralAnswersIT {

  private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z";

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
  void countsAndTop() throws Exception {
    Instant window = TestCounts.window().minusSeconds(20);
    try (TestCounts counts = new TestCounts(broker)) {
      counts.write("literal", "👍", window, 1_000_000_000L);
      counts.write("literal", "🎉", window, 10);
      counts.write("literal", "👍", window.plusSeconds(4), 5);
    }
    String from = window.toString();
    String to = window.plusMillis(8_500).toString();
    String path = "/rooms/literal/counts?step=4&from=" + from + "&to=" + to;
    await().atMost(Duration.ofSeconds(30)).until(() -> body(path).contains("\"👍\":5}"));

    assertThat(body(path))
        .isEqualTo(
            """
            {"room":"literal","from":"%s","to":"%s","step":4,"counts":[\
            {"start":"%s","reactions":{"🎉":10,"👍":1000000000}},\
            {"start":"%s","reactions":{"👍":5}}]}\
            """
                .formatted(from, to, from, window.plusSeconds(4)));
    assertThat(body("/rooms/literal/top?n=2").replaceFirst("\"" + TIME + "\"", "T"))
        .isEqualTo(
            """
            {"room":"literal","from":T,"top":[\
            {"emoji_type":"👍","reaction_count":1000000005},\
            {"emoji_type":"🎉","reaction_count":10}]}\
            """);
  }

  @Test
  void peaks() throws Exception {
    Instant first = TestCounts.window().minusSeconds(300);
    try (TestCounts counts = new TestCounts(broker)) {
      for (int i = 0; i < 20; i++) {
        counts.write("literal-peaks", "👍", first.plusSeconds(2L * i), 3);
      }
      counts.write("literal-peaks", "🔥", first.plusSeconds(40), 100);
    }
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> body("/rooms/literal-peaks/peaks").contains("🔥"));

    assertThat(body("/rooms/literal-peaks/peaks"))
        .isEqualTo(
            """
            {"room":"literal-peaks","peaks":[{"start":"%s","end":"%s","ongoing":false,\
            "reactions_per_second":50.0,"usual_per_second":1.5,"emoji_type":"🔥"}]}\
            """
                .formatted(first.plusSeconds(40), first.plusSeconds(42)));
  }

  /** A rate is a mean over a few seconds: each poll adds a count in a new room. */
  @Test
  void rooms() {
    AtomicInteger polls = new AtomicInteger();
    try (TestCounts counts = new TestCounts(broker)) {
      await()
          .atMost(Duration.ofSeconds(30))
          .pollInterval(Duration.ofSeconds(1))
          .untilAsserted(
              () -> {
                String room = "literal-rate-" + polls.incrementAndGet();
                counts.write(room, "👍", TestCounts.window().minusSeconds(6), 35);
                assertThat(body("/rooms?n=10000"))
                    .matches(
                        "\\{\"rooms\":\\[(.+,)?"
                            + "\\{\"room\":\"literal-rate-\\d+\",\"reactions_per_second\":3\\.5}"
                            + "(,.+)?]}");
              });
    }
  }

  @Test
  void settingsAndEmptyRooms() throws Exception {
    assertThat(body("/settings"))
        .isEqualTo("{\"ingest_url\":\"http://localhost:8080\",\"auth\":\"none\"}");
    assertThat(body("/rooms/literal%20none/peaks"))
        .isEqualTo("{\"room\":\"literal none\",\"peaks\":[]}");
  }

  @Test
  void answersAreJsonThatCachesRevalidate() throws Exception {
    for (String path : new String[] {"/rooms", "/rooms/x/top", "/rooms/x/counts", "/settings"}) {
      HttpResponse<String> answer = get(path);
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().allValues("Content-Type"))
          .containsExactly("application/json;charset=UTF-8");
      assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-cache");
    }
  }

  private String body(String path) throws Exception {
    return get(path).body();
  }

  private HttpResponse<String> get(String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + feed.getPort() + path)).build(),
            BodyHandlers.ofString());
  }
}
