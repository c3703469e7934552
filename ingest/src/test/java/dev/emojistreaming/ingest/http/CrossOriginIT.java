package dev.emojistreaming.ingest.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.emojistreaming.ingest.ReactionRequest;
import dev.emojistreaming.ingest.ReadyService;
import dev.emojistreaming.testkit.quarkus.KafkaBroker;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.RestAssured;
import org.junit.jupiter.api.Test;

@QuarkusIntegrationTest
@QuarkusTestResource(KafkaBroker.class)
class CrossOriginIT {

  private static final String FEED = "http://localhost:8090";

  @Test
  void pageOfTheFeedMayPostAndReadRetryAfter() {
    given()
        .header("Origin", FEED)
        .header("Access-Control-Request-Method", "POST")
        .header("Access-Control-Request-Headers", "content-type")
        .options("/emoji/batch")
        .then()
        .statusCode(200)
        .header("Access-Control-Allow-Origin", equalTo(FEED))
        .header("Access-Control-Allow-Methods", containsString("POST"));
    ReadyService.await();
    given()
        .header("Origin", FEED)
        .contentType("application/json")
        .body(ReactionRequest.json("u", "👍"))
        .post("/emoji")
        .then()
        .statusCode(200)
        .header("Access-Control-Allow-Origin", equalTo(FEED))
        .header("Access-Control-Expose-Headers", containsString("Retry-After"));
  }

  @Test
  void pageOfTheFeedMayOnlyPost() {
    given()
        .header("Origin", FEED)
        .get("/health")
        .then()
        .statusCode(403)
        .contentType("application/problem+json")
        .body("detail", equalTo("pages of other origins may only post reactions"));
  }

  @Test
  void pageOfAnyOtherOriginMayNot() {
    given()
        .header("Origin", "http://elsewhere.example")
        .header("Access-Control-Request-Method", "POST")
        .options("/emoji")
        .then()
        .statusCode(403)
        .contentType("application/problem+json")
        .body("status", equalTo(403))
        .body("detail", containsString("CORS_ORIGINS"))
        .header("Access-Control-Allow-Origin", nullValue());
    given()
        .header("Origin", "http://elsewhere.example")
        .contentType("application/json")
        .body(ReactionRequest.json("u", "👍"))
        .post("/emoji")
        .then()
        .statusCode(403)
        .body("detail", containsString("CORS_ORIGINS"));
  }

  @Test
  void pageOfTheServiceItselfMayPost() {
    ReadyService.await();
    given()
        .header("Origin", RestAssured.baseURI + ":" + RestAssured.port)
        .contentType("application/json")
        .body(ReactionRequest.json("u", "👍"))
        .post("/emoji")
        .then()
        .statusCode(200);
  }
}
