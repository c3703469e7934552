package dev.emojistreaming.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.emojistreaming.process.FreePort;
import dev.emojistreaming.testkit.log.ExpectedLog;
import dev.emojistreaming.testkit.metrics.Scrape;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(FullBufferTest.CapacityOfTwo.class)
class FullBufferTest {

  public static final class CapacityOfTwo implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "ACKNOWLEDGE", "buffered",
          "BUFFER_FLUSH_INTERVAL", "3600",
          "ingest.buffer.capacity", "2",
          // A folder cannot be opened as a database.
          "ingest.overflow.path", folderInPlaceOfTheDatabase(),
          "ingest.drain-timeout", "100ms",
          "kafka.bootstrap.servers", "localhost:" + FreePort.find());
    }
  }

  private static String folderInPlaceOfTheDatabase() {
    try {
      Path folder = Files.createTempDirectory(Path.of("target"), "overflow");
      return Files.createDirectory(folder.resolve("overflow.db")).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ConfigProperty(name = "ingest.overflow.path")
  Path database;

  @ConfigProperty(name = "quarkus.management.test-port")
  int managementPort;

  @Test
  @ExpectedLog(logger = "OverflowLog", message = "overflow=failed")
  void reactionsBeyondTheCapacityAreRefusedWithRetryAfter() throws IOException {
    given().get("/health").then().body("status", equalTo("degraded"));
    ReactionRequest.post().statusCode(200).body("stored", equalTo("memory"));
    ReactionRequest.post().statusCode(200).body("stored", equalTo("memory"));

    ReactionRequest.post()
        .statusCode(503)
        .contentType("application/problem+json")
        .header("Retry-After", "1")
        .body("detail", equalTo("too many reactions are waiting to be stored"));

    given()
        .get("/health")
        .then()
        .statusCode(503)
        .body("status", equalTo("unhealthy"))
        .body("buffer_size", equalTo(2));
    given()
        .port(managementPort)
        .get("/q/health/ready")
        .then()
        .statusCode(503)
        .body("checks.find { it.name == 'storage' }.data.reactions", equalTo("not ready"));
    assertThat(LedgerIdentity.difference(managementPort)).isZero();
    repairTheOverflow();
  }

  /** The application stops after the test, and must be able to store the reactions. */
  private void repairTheOverflow() throws IOException {
    Files.delete(database);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                Scrape.ofQuarkus(managementPort).value("ingest_overflow_state{state=\"open\"}")
                    == 1);
  }
}
