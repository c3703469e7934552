package dev.emojistreaming.ingest.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.notNullValue;

import dev.emojistreaming.ingest.LedgerIdentity;
import dev.emojistreaming.ingest.ReactionRequest;
import dev.emojistreaming.ingest.ReadyService;
import dev.emojistreaming.testkit.metrics.Scrape;
import dev.emojistreaming.testkit.quarkus.KafkaBroker;
import dev.emojistreaming.testkit.quarkus.ManagementPort;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusIntegrationTest
@QuarkusTestResource(KafkaBroker.class)
class ServiceIT {

  @ManagementPort int managementPort;

  @BeforeEach
  void kafkaIsConnected() {
    ReadyService.await();
  }

  @Test
  void rootHasNameVersionAndLinks() {
    given()
        .get("/")
        .then()
        .statusCode(200)
        .body("service", equalTo("emoji-streaming-ingest"))
        .body("version", notNullValue())
        .body("links.emoji", equalTo("/emoji"))
        .body("links.health", equalTo("/health"));
  }

  @Test
  void healthHasTheStateOfKafkaAndTheBuffer() {
    given()
        .get("/health")
        .then()
        .statusCode(200)
        .body("status", equalTo("healthy"))
        .body("kafka_connected", equalTo(true))
        .body("buffer_size", equalTo(0))
        .body("overflow_size", equalTo(0));
  }

  @Test
  void orchestratorsProbesAreOnTheManagementPort() {
    for (String probe : new String[] {"live", "ready", "started"}) {
      given()
          .port(managementPort)
          .get("/q/health/" + probe)
          .then()
          .statusCode(200)
          .body("status", equalTo("UP"));
    }
    given().get("/q/health/ready").then().statusCode(404);
  }

  @Test
  void openApiDescribesEveryAddress() {
    given()
        .port(managementPort)
        .accept("application/json")
        .get("/q/openapi?format=json")
        .then()
        .statusCode(200)
        .body("paths", hasKey("/"))
        .body("paths", hasKey("/emoji"))
        .body("paths", hasKey("/emoji/batch"))
        .body("paths", hasKey("/health"));
  }

  @Test
  void ledgerAddsUp() {
    double receivedBefore = metric("ingest_reactions_received_total");
    double storedBefore = metric("ingest_reactions_stored_total{place=\"kafka\"}");
    double malformedBefore = metric("ingest_reactions_rejected_total{reason=\"malformed\"}");

    for (String emoji : new String[] {"👍", "🎉", "x"}) {
      ReactionRequest.post("u", emoji);
    }

    Awaitility.await()
        .untilAsserted(() -> assertThat(metric("ingest_reactions_outstanding")).isZero());
    assertThat(metric("ingest_reactions_received_total") - receivedBefore).isEqualTo(3);
    assertThat(metric("ingest_reactions_stored_total{place=\"kafka\"}") - storedBefore)
        .isEqualTo(2);
    assertThat(metric("ingest_reactions_rejected_total{reason=\"malformed\"}") - malformedBefore)
        .isEqualTo(1);
    assertThat(metric("ingest_kafka_connected")).isEqualTo(1);
    assertThat(LedgerIdentity.difference(managementPort)).isZero();
  }

  private double metric(String nameAndTags) {
    return Scrape.ofQuarkus(managementPort).sum(nameAndTags);
  }
}
