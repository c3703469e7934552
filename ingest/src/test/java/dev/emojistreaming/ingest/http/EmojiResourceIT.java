package dev.emojistreaming.ingest.http;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import dev.emojistreaming.contract.EmojiCatalogue;
import dev.emojistreaming.contract.ParsedReaction;
import dev.emojistreaming.contract.ParsedReaction.Valid;
import dev.emojistreaming.contract.ReactionParser;
import dev.emojistreaming.contract.SentReaction;
import dev.emojistreaming.ingest.ReadyService;
import dev.emojistreaming.testkit.kafka.TopicReader;
import dev.emojistreaming.testkit.quarkus.BrokerAddress;
import dev.emojistreaming.testkit.quarkus.KafkaBroker;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusIntegrationTest
@QuarkusTestResource(KafkaBroker.class)
class EmojiResourceIT {

  private static final String UUID_PATTERN = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

  @BrokerAddress String bootstrapServers;

  @TestHTTPResource("/emoji")
  URI emoji;

  @BeforeEach
  void kafkaIsConnected() {
    ReadyService.await();
  }

  @Test
  void reactionOfAPythonClientReachesKafka() {
    // Exactly what requests.post(url, json={"user_id": str(uuid4()), "emoji_type": "❤️",
    // "timestamp": datetime.utcnow().isoformat()}) sends.
    String user = UUID.randomUUID().toString();
    String now = Instant.now().toString().substring(0, 23) + "456";
    String messageId =
        given()
            .header("User-Agent", "python-requests/2.31.0")
            .header("Accept-Encoding", "gzip, deflate")
            .header("Accept", "*/*")
            .header("Connection", "keep-alive")
            .contentType("application/json")
            .body(
                "{\"user_id\": \"%s\", \"emoji_type\": \"\\u2764\\ufe0f\", \"timestamp\": \"%s\"}"
                    .formatted(user, now)
                    .getBytes(StandardCharsets.US_ASCII))
            .post("/emoji")
            .then()
            .statusCode(200)
            .contentType("application/json")
            .body("status", equalTo("Emoji received"))
            .body("message_id", matchesPattern(UUID_PATTERN))
            .body("stored", equalTo("kafka"))
            .extract()
            .path("message_id");

    String record = storedRecordOf(user);
    SentReaction stored = reactionIn(record);
    assertThat(stored.emoji()).isEqualTo("❤️");
    assertThat(stored.timestamp()).isEqualTo(Instant.parse(now + "Z"));
    assertThat(stored.room()).isEqualTo("main");
    assertThat(stored.messageId()).isEqualTo(messageId);
    assertThat(receivedAtIn(record)).isBetween(Instant.now().minusSeconds(60), Instant.now());
  }

  @Test
  void timestampWithOffsetRoomAndMessageIdAreKept() {
    String user = UUID.randomUUID().toString();
    Instant now = Instant.now();
    post("{'user_id':'%s','emoji_type':'👍🏽','timestamp':'%s','room':'final-2026','message_id':'tap \\\"7\\\"','x':1}"
            .formatted(user, now.toString().replace("Z", "+00:00")))
        .statusCode(200)
        .body("message_id", equalTo("tap \"7\""));

    SentReaction stored = reactionIn(storedRecordOf(user));
    assertThat(stored.timestamp()).isEqualTo(now);
    assertThat(stored.emoji()).isEqualTo("👍🏽");
    assertThat(stored.room()).isEqualTo("final-2026");
    assertThat(stored.messageId()).isEqualTo("tap \"7\"");
  }

  @Test
  void unqualifiedEmojiIsStoredFullyQualified() {
    String user = UUID.randomUUID().toString();
    post(reaction(user, "❤")).statusCode(200);
    assertThat(reactionIn(storedRecordOf(user)).emoji()).isEqualTo("❤️");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1970-01-01T00:03:12Z",
        "1448-06-02T12:00:00Z",
        "0008-11-23T12:00:00",
        "2569-01-01T00:00:00Z"
      })
  void wrongClockCountsAtTheReceipt(String timestamp) {
    String user = UUID.randomUUID().toString();
    post("{'user_id':'%s','emoji_type':'👍','timestamp':'%s'}".formatted(user, timestamp))
        .statusCode(200)
        .body("event_time", equalTo("received"));
    String record = storedRecordOf(user);
    assertThat(reactionIn(record).timestamp()).isEqualTo(receivedAtIn(record));
  }

  @Test
  void clockThatIsFastByMillisecondsIsNotAhead() {
    String user = UUID.randomUUID().toString();
    Instant fast = Instant.now().plusMillis(5);
    post(reaction(user, "👍", fast)).statusCode(200).body("event_time", nullValue());
    assertThat(reactionIn(storedRecordOf(user)).timestamp()).isEqualTo(fast);
  }

  @Test
  void sentAtCorrectsAWrongClock() {
    String user = UUID.randomUUID().toString();
    post("{'user_id':'%s','emoji_type':'👍','timestamp':'1970-01-01T00:03:12Z','sent_at':'1970-01-01T00:03:15Z'}"
            .formatted(user))
        .statusCode(200)
        .body("event_time", nullValue());
    String record = storedRecordOf(user);
    assertThat(reactionIn(record).timestamp()).isEqualTo(receivedAtIn(record).minusSeconds(3));
    assertThat(record).doesNotContain("sent_at");
  }

  @Test
  void reactionThatWaitedForTwoHoursIsRefused() {
    problem(
            post(
                "{'user_id':'u','emoji_type':'👍','timestamp':'2020-01-01T10:00:00Z','sent_at':'2020-01-01T12:00:00Z'}"),
            400)
        .body("errors.field", contains("timestamp"))
        .body("errors.detail", contains("must be at most 55m before sent_at, but is 2h before it"));
  }

  @Test
  void malformedSentAtIsRefusedByName() {
    problem(
            post(
                "{'user_id':'u','emoji_type':'👍','timestamp':'2020-01-01T10:00:00Z','sent_at':'soon'}"),
            400)
        .body("errors.field", contains("sent_at"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1", "#", "🏽", "🇩", "\u200D", "\uFE0F", "👍❤️", "heart", "", " ", "<script>"})
  void nearMissesOfEmojisAreRefusedByName(String text) {
    problem(post(reaction("u", text)), 400).body("errors.field", contains("emoji_type"));
  }

  @Test
  void everyBadFieldIsNamed() {
    problem(post("{'user_id':'','emoji_type':1,'room':'a/b','message_id':''}"), 400)
        .body("title", equalTo("Bad Request"))
        .body("errors.field", contains("user_id", "emoji_type", "timestamp", "room", "message_id"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "null", "{", "'text'", "{}x"})
  void bodyThatIsNoJsonObjectIsRefused(String body) {
    problem(post(body), 400).body("errors", hasSize(1)).body("errors[0].field", equalTo("body"));
  }

  @Test
  void otherMediaTypesAreRefused() {
    problem(given().contentType("text/plain").body("❤️").post("/emoji").then(), 415);
    problem(
        given().contentType("application/x-www-form-urlencoded").body("a=b").post("/emoji").then(),
        415);
    problem(
        given()
            .contentType("application/json")
            .header("Content-Encoding", "gzip")
            .body("{}")
            .post("/emoji")
            .then(),
        415);
  }

  @Test
  void bodyOverSixteenKilobytesIsRefused() {
    String json = reaction("u", "👍").replace('\'', '"');
    int padding = 16 * 1024 - json.getBytes(UTF_8).length;
    given()
        .contentType("application/json")
        .body(json + " ".repeat(padding))
        .post("/emoji")
        .then()
        .statusCode(200);
    problem(
        given()
            .contentType("application/json")
            .body(json + " ".repeat(padding + 1))
            .post("/emoji")
            .then(),
        413);
  }

  @Test
  void largeBodyWithoutContentLengthIsRefusedToo() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(emoji)
            .header("Content-Type", "application/json")
            .POST(
                BodyPublishers.ofInputStream(
                    () -> new ByteArrayInputStream(" ".repeat(17_000).getBytes(UTF_8))))
            .build();
    HttpResponse<String> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).contains("16 KB for a reaction");
  }

  @Test
  void unknownAddressesAndMethodsAreProblemsToo() {
    problem(given().get("/nothing").then(), 404);
    problem(given().get("/emoji").then(), 405);
  }

  private static ValidatableResponse problem(ValidatableResponse response, int status) {
    return response
        .statusCode(status)
        .contentType("application/problem+json")
        .body("status", equalTo(status));
  }

  private static String reaction(String user, String emoji) {
    return reaction(user, emoji, Instant.now());
  }

  private static String reaction(String user, String emoji, Instant timestamp) {
    return "{'user_id':'%s','emoji_type':'%s','timestamp':'%s'}".formatted(user, emoji, timestamp);
  }

  private static ValidatableResponse post(String json) {
    return given()
        .contentType("application/json")
        .body(json.replace('\'', '"'))
        .post("/emoji")
        .then();
  }

  private String storedRecordOf(String user) {
    List<String> records =
        TopicReader.awaitValues(
            bootstrapServers, "emoji_reactions", 1, record -> record.contains(user));
    assertThat(records).hasSize(1);
    return records.get(0);
  }

  private static SentReaction reactionIn(String record) {
    ParsedReaction parsed =
        ReactionParser.ofRequests(EmojiCatalogue.of("rgi")).parse(record.getBytes(UTF_8));
    assertThat(parsed).isInstanceOf(Valid.class);
    return ((Valid) parsed).reaction();
  }

  private static Instant receivedAtIn(String record) {
    return Instant.parse(JsonPath.from(record).getString("received_at"));
  }
}
