package dev.emojistreaming.feed.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.emojistreaming.contract.Window;
import dev.emojistreaming.feed.TestCounts;
import dev.emojistreaming.testkit.auth.Credentials;
import dev.emojistreaming.testkit.quarkus.BrokerAddress;
import dev.emojistreaming.testkit.quarkus.KafkaBroker;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jose4j.jwt.NumericDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusIntegrationTest
@TestProfile(PrivateRooms.class)
@QuarkusTestResource(KafkaBroker.class)
class PrivateRoomsIT {

  private static final Path FILES = Path.of("target/classes/META-INF/resources");

  @TestHTTPResource("/")
  URI feed;

  @BrokerAddress String broker;

  @BeforeEach
  void awaitCounts() {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> get("/rooms", Credentials.BACKEND).statusCode() == 200);
  }

  private static Response get(String path, @Nullable String credential) {
    return credential == null
        ? given().get(path)
        : given().header("Authorization", "Bearer " + credential).get(path);
  }

  @Test
  void everyPathOfARoomNeedsACredential() {
    for (String path :
        List.of(
            "/rooms", "/rooms/main/top", "/rooms/main/stream", "/rooms/main/socket", "/other")) {
      for (String spelling : List.of(path, path + "/", "/" + path, path + "?n=1")) {
        assertThat(get(spelling, null).statusCode()).as(spelling).isEqualTo(401);
      }
    }
  }

  @Test
  void everyFileOfThePagesNeedsNone() throws IOException {
    try (Stream<Path> files = Files.walk(FILES)) {
      files
          .filter(Files::isRegularFile)
          .map(file -> "/" + FILES.relativize(file))
          .forEach(path -> assertThat(get(path, null).statusCode()).as(path).isEqualTo(200));
    }
    for (String path : List.of("/", "/settings", "/webjars/chart.js/dist/chart.umd.min.js")) {
      assertThat(get(path, null).statusCode()).as(path).isEqualTo(200);
    }
  }

  @Test
  void aCallerReadsTheRoomsOfItsCredential() {
    try (TestCounts counts = new TestCounts(broker)) {
      Instant window = Window.startOf(Instant.now());
      counts.write("final-1", "👍", window, 5);
      counts.write("secret", "👍", window, 5);
    }
    await()
        .until(
            () ->
                get("/rooms", Credentials.READER)
                    .path("rooms.room")
                    .equals(List.of("final-1", "secret")));
    assertThat(get("/rooms", Credentials.FINAL_BACKEND).<List<String>>path("rooms.room"))
        .containsExactly("final-1");
    for (String question : List.of("/top", "/counts", "/peaks")) {
      get("/rooms/final-1" + question, Credentials.FINAL_BACKEND).then().statusCode(200);
      get("/rooms/secret" + question, Credentials.FINAL_BACKEND)
          .then()
          .statusCode(403)
          .contentType("application/problem+json")
          .body("detail", containsString("room"));
    }
    get("/rooms/secret/stream", Credentials.FINAL_BACKEND).then().statusCode(403);
    get("/rooms/secret/top", Credentials.BOT)
        .then()
        .statusCode(403)
        .body("detail", containsString("counts:read"));
  }

  private HttpResponse<Stream<String>> stream(String room, String token) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(feed.resolve("/rooms/" + room + "/stream"))
                .header("Authorization", "Bearer " + token)
                .build(),
            BodyHandlers.ofLines());
  }

  private static String personFor(Duration life) {
    return Credentials.person(
        "ada",
        claims ->
            claims.setExpirationTime(
                NumericDate.fromMilliseconds(Instant.now().plus(life).toEpochMilli())));
  }

  @Test
  void aStreamEndsWithItsToken() throws Exception {
    HttpResponse<Stream<String>> stream = stream("main", personFor(Duration.ofSeconds(3)));
    assertThat(stream.statusCode()).isEqualTo(200);
    List<String> lines =
        CompletableFuture.supplyAsync(() -> stream.body().toList()).get(10, TimeUnit.SECONDS);
    assertThat(lines).contains("event: snapshot").endsWith("event: expired", "data: {}", "");
  }

  /** A browser's WebSocket has no other way to carry a token. */
  @Test
  void aWebSocketCarriesItsTokenAsASubprotocolAndEndsWithIt() throws Exception {
    CompletableFuture<Integer> closed = new CompletableFuture<>();
    WebSocket socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .subprotocols("emoji-streaming.v1", "bearer." + personFor(Duration.ofSeconds(3)))
            .buildAsync(
                URI.create("ws://localhost:" + feed.getPort() + "/rooms/main/socket"),
                new WebSocket.Listener() {
                  @Override
                  public @Nullable CompletionStage<?> onClose(
                      WebSocket each, int code, String reason) {
                    closed.complete(code);
                    return null;
                  }
                })
            .get(10, TimeUnit.SECONDS);
    assertThat(socket.getSubprotocol()).isEqualTo("emoji-streaming.v1");
    assertThat(closed.get(10, TimeUnit.SECONDS)).isEqualTo(4001);
  }

  @Test
  void aViewerGetsATokenAndKeepsItsUserWhenItIsRenewed() {
    Response issued = given().post("/token");
    issued
        .then()
        .statusCode(200)
        .header("Cache-Control", equalTo("no-store"))
        .body("expires_in", equalTo(900))
        .body("user", startsWith("anon:"));
    String token = issued.path("token");
    assertThat(get("/rooms/any/top", token).statusCode()).isEqualTo(200);
    given()
        .header("Authorization", "Bearer " + token)
        .post("/token")
        .then()
        .statusCode(200)
        .body("user", equalTo(issued.path("user")));
    given()
        .header("Authorization", "Bearer " + Credentials.forged("ada"))
        .post("/token")
        .then()
        .statusCode(401);
  }

  @Test
  void aNetworkGetsSoManyTokensAndItsViewersRenewThemWithoutLimit() {
    String token = given().post("/token").path("token");
    Response last = given().post("/token");
    for (int i = 0; i < 100 && last.statusCode() == 200; i++) {
      last = given().post("/token");
    }
    last.then()
        .statusCode(429)
        .contentType("application/problem+json")
        .body("detail", containsString("renew"));
    assertThat(Integer.parseInt(last.header("Retry-After"))).isBetween(1, 2);
    for (int i = 0; i < 100; i++) {
      given().header("Authorization", "Bearer " + token).post("/token").then().statusCode(200);
    }
  }

  @Test
  void onlyPagesOfAllowedOriginsGetTokens() {
    given().header("Origin", "http://evil.example").post("/token").then().statusCode(403);
    given().header("Origin", "http://localhost:8090").post("/token").then().statusCode(200);
    given()
        .header("Origin", "https://localhost:" + feed.getPort())
        .post("/token")
        .then()
        .statusCode(200);
  }

  @Test
  void pagesLearnWhereTheirTokensComeFrom() {
    given().get("/settings").then().body("auth", equalTo("anonymous"));
  }
}
