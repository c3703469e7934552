package dev.emojistreaming.ingest.auth;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.emojistreaming.ingest.ReadyService;
import dev.emojistreaming.service.auth.token.AnonymousTokens;
import dev.emojistreaming.testkit.auth.Credentials;
import dev.emojistreaming.testkit.quarkus.KafkaBroker;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rights of callers to send reactions. */
@QuarkusIntegrationTest
@TestProfile(AuthenticatedIngest.class)
@QuarkusTestResource(KafkaBroker.class)
class PublishRightsIT {

  @BeforeEach
  void awaitReadiness() {
    ReadyService.await();
  }

  private static String reaction(@Nullable String user, @Nullable String room) {
    return "{"
        + (user == null ? "" : "\"user_id\":\"" + user + "\",")
        + (room == null ? "" : "\"room\":\"" + room + "\",")
        + "\"emoji_type\":\"👍\",\"timestamp\":\""
        + Instant.now()
        + "\"}";
  }

  private static ValidatableResponse post(@Nullable String credential, String body) {
    return post("/emoji", credential, body);
  }

  private static ValidatableResponse post(String path, @Nullable String credential, String body) {
    var request = given().contentType("application/json").body(body);
    if (credential != null) {
      request.header("Authorization", "Bearer " + credential);
    }
    return request.post(path).then();
  }

  @Test
  void aRequestWithoutCredentialIsChallenged() {
    for (String path :
        List.of("/emoji", "/emoji/", "/emoji/batch", "//emoji", "/EMOJI", "/other")) {
      post(path, null, reaction("u", null))
          .statusCode(401)
          .contentType("application/problem+json")
          .header("WWW-Authenticate", equalTo("Bearer realm=\"emoji-streaming\""))
          .body("detail", containsString("Authorization: Bearer"));
    }
  }

  @Test
  void anInvalidCredentialIsChallengedWithoutTheReason() {
    String person = Credentials.person("ada", claims -> {});
    List<String> invalid =
        List.of(
            Credentials.EXPIRED,
            Credentials.BACKEND.substring(0, 61) + "x",
            Credentials.BACKEND.replace("es_", "es-"),
            Credentials.forged("ada"),
            person.substring(0, person.length() - 4),
            Credentials.person("ada", claims -> claims.setAudience("other")),
            Credentials.person("ada", claims -> claims.setExpirationTimeMinutesInTheFuture(-2)),
            "nonsense");
    for (String credential : invalid) {
      post(credential, reaction("ada", null))
          .statusCode(401)
          .header("WWW-Authenticate", containsString("error=\"invalid_token\""))
          .body("detail", equalTo(post("other", reaction("u", null)).extract().path("detail")))
          .body("detail", not(containsString(credential)));
    }
  }

  @Test
  void theDescriptionAndTheHealthNeedNoCredential() {
    given().get("/").then().statusCode(200);
    given().get("/health").then().statusCode(200);
  }

  @Test
  void aBackendReactsForAnybodyInItsRooms() {
    post(Credentials.BACKEND, reaction("anybody", "any-room")).statusCode(200);
    post(Credentials.FINAL_BACKEND, reaction("anybody", "final-1")).statusCode(200);
    post(Credentials.FINAL_BACKEND, reaction("anybody", null))
        .statusCode(403)
        .body("detail", containsString("room"));
    post(Credentials.BACKEND, reaction(null, null))
        .statusCode(400)
        .body("errors[0].field", equalTo("user_id"));
  }

  @Test
  void aKeyWithoutTheScopeMayNotReact() {
    post(Credentials.READER, reaction("reader", null))
        .statusCode(403)
        .body("detail", containsString("reactions:publish"));
    post(Credentials.BOT, reaction(null, null)).statusCode(200);
    post(Credentials.BOT, reaction("other", null)).statusCode(403);
  }

  @Test
  void aPersonReactsOnlyAsOneself() {
    String ada = Credentials.person("ada", claims -> claims.setStringListClaim("rooms", "main"));
    post(ada, reaction("ada", null)).statusCode(200);
    post(ada, reaction(null, null)).statusCode(200);
    post(ada, reaction("victim", null)).statusCode(403).body("detail", containsString("user_id"));
    post(ada, reaction(null, "other")).statusCode(403).body("detail", containsString("room"));
  }

  @Test
  void anAnonymousViewerReactsAsItsTokensUser() {
    AnonymousTokens.Issued viewer = Credentials.viewer();
    post(viewer.token(), reaction(null, null)).statusCode(200);
    post(viewer.token(), reaction(viewer.user(), null)).statusCode(200);
    post(viewer.token(), reaction("victim", null)).statusCode(403);
  }

  @Test
  void inABatchOnlyTheItemsOfOthersAreForbidden() {
    String ada = Credentials.person("ada", claims -> {});
    String batch = "[" + reaction("ada", null) + "," + reaction("victim", null) + "]";
    post("/emoji/batch", ada, batch)
        .statusCode(200)
        .body("accepted", equalTo(1))
        .body("results[0].status", nullValue())
        .body("results[1].status", equalTo(403))
        .body("results[1].detail", containsString("user_id"));
  }

  @Test
  void aTokenInTheUrlIsRefused() {
    given()
        .get("/health?access_token=" + Credentials.BACKEND)
        .then()
        .statusCode(400)
        .body("detail", containsString("URL"));
  }

  @Test
  void aPageMaySendItsTokenFromAnAllowedOrigin() {
    given()
        .header("Origin", "http://localhost:8090")
        .header("Access-Control-Request-Method", "POST")
        .header("Access-Control-Request-Headers", "content-type,authorization")
        .options("/emoji")
        .then()
        .statusCode(200)
        .header("Access-Control-Allow-Headers", containsString("Authorization"));
    given()
        .header("Origin", "http://localhost:8090")
        .contentType("application/json")
        .body(reaction("u", null))
        .post("/emoji")
        .then()
        .statusCode(401)
        .header("Access-Control-Allow-Origin", equalTo("http://localhost:8090"));
  }
}
