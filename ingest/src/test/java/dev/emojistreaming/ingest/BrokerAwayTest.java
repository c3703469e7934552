package dev.emojistreaming.ingest;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import dev.emojistreaming.broker.FreePort;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.time.Instant;
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
  void reactionIsRefusedAtOnceAndTheClientToldToComeAgain() {
    given()
        .contentType("application/json")
        .body(
            "{\"user_id\":\"u\",\"emoji_type\":\"👍\",\"timestamp\":\"%s\"}"
                .formatted(Instant.now()))
        .post("/emoji")
        .then()
        .statusCode(503)
        .contentType("application/problem+json")
        .header("Retry-After", "1")
        .body("detail", equalTo("Kafka is not reachable at present"));
  }

  @Test
  void healthSaysSoAndLivenessDoesNotDependOnIt() {
    given()
        .get("/health")
        .then()
        .statusCode(503)
        .body("status", equalTo("unhealthy"))
        .body("kafka_connected", equalTo(false));
    given().port(managementPort).get("/q/health/ready").then().statusCode(503);
    given().port(managementPort).get("/q/health/live").then().statusCode(200);
  }
}
