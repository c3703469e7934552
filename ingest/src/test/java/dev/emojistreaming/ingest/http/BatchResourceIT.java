package dev.emojistreaming.ingest.http;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;

import dev.emojistreaming.ingest.LedgerIdentity;
import dev.emojistreaming.ingest.ReadyService;
import dev.emojistreaming.testkit.kafka.TopicReader;
import dev.emojistreaming.testkit.metrics.Scrape;
import dev.emojistreaming.testkit.quarkus.BrokerAddress;
import dev.emojistreaming.testkit.quarkus.KafkaBroker;
import dev.emojistreaming.testkit.quarkus.ManagementPort;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusIntegrationTest
@QuarkusTestResource(KafkaBroker.class)
class BatchResourceIT {

  @BrokerAddress String bootstrapServers;

  @ManagementPort int managementPort;

  private final String user = UUID.randomUUID().toString();

  @BeforeEach
  void kafkaIsConnected() {
    ReadyService.await();
  }

  @AfterEach
  void nothingIsHeldAndTheLedgerAddsUp() {
    assertThat(Scrape.ofQuarkus(managementPort).value("ingest_memory_bodies_bytes")).isZero();
    assertThat(Scrape.ofQuarkus(managementPort).value("ingest_memory_reactions_bytes")).isZero();
    assertThat(LedgerIdentity.difference(managementPort)).isZero();
  }

  @Test
  void thousandReactionsReachKafka() {
    post(batch(1_000).getBytes(UTF_8))
        .statusCode(200)
        .body("status", equalTo("Emoji batch received"))
        .body("accepted", equalTo(1_000))
        .body("refused", equalTo(0))
        .body("results", hasSize(1_000))
        .body("results.stored", everyItem(equalTo("kafka")));
    assertThat(storedOfUser(1_000)).isEqualTo(1_000);
  }

  @Test
  void validReactionsAreAcceptedAndEachOutcomeIsAnswered() {
    String json =
        "[%s, {\"user_id\":\"\"}, 7, %s]"
            .formatted(reaction("\"message_id\":\"first\""), reaction("\"room\":\"final\""));
    post(json.getBytes(UTF_8))
        .statusCode(200)
        .body("accepted", equalTo(2))
        .body("refused", equalTo(2))
        .body("results[0].message_id", equalTo("first"))
        .body("results[0].stored", equalTo("kafka"))
        .body("results[1].status", equalTo(400))
        .body("results[1].errors.field", hasSize(3))
        .body("results[2].errors[0].field", equalTo("body"))
        .body("results[3].stored", equalTo("kafka"));
    assertThat(storedOfUser(2)).isEqualTo(2);
  }

  @Test
  void compressedBatchIsAccepted() {
    packed(gzip(batch(500).getBytes(UTF_8))).statusCode(200).body("accepted", equalTo(500));
  }

  @Test
  void compressedBodyThatExpandsBeyondTheLimitIsRefused() {
    byte[] bomb = gzip(("[" + " ".repeat(50_000_000) + "]").getBytes(UTF_8));
    assertThat(bomb).hasSizeLessThan(100_000);
    packed(bomb).statusCode(413).contentType("application/problem+json");
  }

  @Test
  void bodyThatDoesNotMatchItsEncodingIsRefused() {
    packed(batch(1).getBytes(UTF_8))
        .statusCode(400)
        .body("errors[0].detail", containsString("gzip"));
    byte[] whole = gzip(batch(100).getBytes(UTF_8));
    packed(Arrays.copyOf(whole, whole.length / 2)).statusCode(400);
  }

  @Test
  void otherEncodingsAreRefused() {
    given()
        .contentType("application/json")
        .header("Content-Encoding", "br")
        .body(new byte[10])
        .post("/emoji/batch")
        .then()
        .statusCode(415)
        .body("detail", containsString("gzip"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{}", "null", "[", "[{}", "[{}]x", "[{},]"})
  void bodyThatIsNoArrayIsRefused(String body) {
    post(body.getBytes(UTF_8))
        .statusCode(400)
        .contentType("application/problem+json")
        .body("errors[0].field", equalTo("body"));
  }

  @Test
  void moreThanThousandReactionsAreRefusedTogether() {
    double before =
        Scrape.ofQuarkus(managementPort).sum("ingest_reactions_stored_total{place=\"kafka\"}");
    post(batch(1_001).getBytes(UTF_8))
        .statusCode(400)
        .body("errors[0].detail", containsString("1000"));
    assertThat(
            Scrape.ofQuarkus(managementPort).sum("ingest_reactions_stored_total{place=\"kafka\"}"))
        .isEqualTo(before);
  }

  @Test
  void bodyOverTwoMegabytesIsRefused() {
    String padding = " ".repeat(2 * 1024 * 1024);
    post((padding + batch(1)).getBytes(UTF_8)).statusCode(413);
  }

  private long storedOfUser(int atLeast) {
    return TopicReader.awaitValues(
            bootstrapServers, "emoji_reactions", atLeast, record -> record.contains(user))
        .size();
  }

  private String batch(int size) {
    return IntStream.range(0, size)
        .mapToObj(i -> reaction(user + "-" + i / 50, "\"message_id\":\"%d\"".formatted(i)))
        .collect(Collectors.joining(",", "[", "]"));
  }

  private String reaction(String more) {
    return reaction(user, more);
  }

  private static String reaction(String sender, String more) {
    return "{\"user_id\":\"%s\",\"emoji_type\":\"👍\",\"timestamp\":\"%s\",%s}"
        .formatted(sender, Instant.now(), more);
  }

  private static ValidatableResponse post(byte[] body) {
    return given().contentType("application/json").body(body).post("/emoji/batch").then();
  }

  private static ValidatableResponse packed(byte[] body) {
    return given()
        .contentType("application/json")
        .header("Content-Encoding", "gzip")
        .body(body)
        .post("/emoji/batch")
        .then();
  }

  private static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }
}
