package dev.emojistreaming.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import dev.emojistreaming.process.FreePort;
import dev.emojistreaming.testkit.metrics.Scrape;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(BrokerAwayTest.NoBroker.class)
class BrokerAwayTest {

  public static final class NoBroker implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("kafka.bootstrap.servers", "localhost:" + FreePort.find());
    }
  }

  @ConfigProperty(name = "quarkus.management.test-port")
  int managementPort;

  @Test
  void reactionIsKeptInTheOverflow() {
    ReactionRequest.post().statusCode(200).body("stored", equalTo("overflow"));
    given().get("/health").then().body("overflow_size", greaterThan(0));
    assertThat(LedgerIdentity.difference(managementPort)).isZero();
  }

  @Test
  void healthIsDegradedAndTheServiceIsReady() {
    given()
        .get("/health")
        .then()
        .statusCode(200)
        .body("status", equalTo("degraded"))
        .body("kafka_connected", equalTo(false));
    given()
        .port(managementPort)
        .get("/q/health/ready")
        .then()
        .statusCode(200)
        .body("checks.find { it.name == 'storage' }.data.reactions", equalTo("ready"));
    given().port(managementPort).get("/q/health/live").then().statusCode(200);
    assertThat(Scrape.ofQuarkus(managementPort).value("ingest_kafka_connected")).isZero();
  }
}
