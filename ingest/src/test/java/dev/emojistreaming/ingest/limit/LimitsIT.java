package dev.emojistreaming.ingest.limit;

import static dev.emojistreaming.testkit.hostile.HostileClient.head;
import static dev.emojistreaming.testkit.hostile.HostileClient.readToEnd;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.emojistreaming.ingest.LedgerIdentity;
import dev.emojistreaming.ingest.ReactionRequest;
import dev.emojistreaming.ingest.fault.IngestLaunch;
import dev.emojistreaming.ingest.fault.IngestProcess;
import dev.emojistreaming.process.FreePort;
import dev.emojistreaming.testkit.hostile.HostileClient;
import dev.emojistreaming.testkit.http.LocalHttp;
import dev.emojistreaming.testkit.load.LoadDriver;
import dev.emojistreaming.testkit.process.StartsProcesses;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program, without a broker: it stores reactions in the overflow. */
@StartsProcesses
class LimitsIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int TOTAL = 1_000;

  @TempDir static Path folder;

  private static IngestProcess ingest;

  @BeforeAll
  static void start() {
    ingest =
        start(
            launch("limits")
                // Slow, so that a busy machine makes no difference.
                .with("LIMIT_USER", "1/s burst 100")
                .with("LIMIT_TOTAL", TOTAL + "/s burst " + 2 * TOTAL)
                .with("LIMIT_HEADERS", "true"));
  }

  private static IngestLaunch launch(String name) {
    return IngestLaunch.of(folder.resolve(name), "localhost:" + FreePort.find());
  }

  private static IngestProcess start(IngestLaunch launch) {
    IngestProcess started = new IngestProcess(launch);
    started.start();
    return started;
  }

  @AfterAll
  static void stop() {
    try (IngestProcess ending = ingest) {
      assertThat(LedgerIdentity.difference(ending.metrics())).isZero();
    }
  }

  private static HttpResponse<String> post(String user) {
    return LocalHttp.postJson(
        LocalHttp.address(ingest.port(), "/emoji"), ReactionRequest.json(user, "👍"));
  }

  private static String batch(int size, IntFunction<String> user) {
    return IntStream.range(0, size)
        .mapToObj(i -> ReactionRequest.json(user.apply(i), "👍"))
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static HttpResponse<String> postBatch(String json) {
    return LocalHttp.postJson(LocalHttp.address(ingest.port(), "/emoji/batch"), json);
  }

  @Test
  void userWhoSendsTooMuchGets429AndOthersDoNot() throws Exception {
    List<HttpResponse<String>> answers =
        IntStream.range(0, 150).mapToObj(i -> post("stuffer")).toList();
    assertThat(answers.subList(0, 100)).allMatch(answer -> answer.statusCode() == 200);
    assertThat(answers.get(0).headers().firstValue("RateLimit-Policy"))
        .contains("\"user\";q=100;w=100");
    assertThat(answers.get(0).headers().firstValue("RateLimit")).contains("\"user\";r=99;t=1");

    HttpResponse<String> refused =
        answers.stream().filter(answer -> answer.statusCode() == 429).findFirst().orElseThrow();
    assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(refused.headers().firstValueAsLong("Retry-After").orElseThrow()).isBetween(1L, 2L);
    assertThat(refused.headers().firstValue("RateLimit-Policy")).contains("\"user\";q=100;w=100");
    assertThat(refused.headers().firstValue("RateLimit")).contains("\"user\";r=0;t=1");
    assertThat(JSON.readTree(refused.body()))
        .isEqualTo(
            JSON.readTree(
                """
                {"type": "https://iana.org/assignments/http-problem-types#quota-exceeded",
                 "title": "Too Many Requests", "status": 429,
                 "detail": "this user sends too many reactions: the limit is 1 a second, and 100 at once",
                 "violated-policies": ["user"]}"""));
    assertThat(post("another").statusCode()).isEqualTo(200);
  }

  @Test
  void itemsOfABatchBeyondTheLimitGet429EachInOrder() throws Exception {
    double before = ingest.metric("ingest_reactions_rejected_total{reason=\"limit_user\"}");
    HttpResponse<String> answer =
        postBatch(batch(150, i -> i == 149 ? "in-time" : "batch-stuffer"));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("RateLimit").orElseThrow())
        .startsWith("\"user\";r=0;t=");
    JsonNode body = JSON.readTree(answer.body());
    int taken = body.get("accepted").asInt();
    assertThat(taken).isBetween(101, 110);
    assertThat(body.get("refused").asInt()).isEqualTo(150 - taken);
    JsonNode item = body.at("/results/" + (taken - 1));
    assertThat(item.get("status").asInt()).isEqualTo(429);
    assertThat(item.get("detail").asText()).startsWith("this user sends too many reactions");
    assertThat(item.get("retry_after").asInt()).isBetween(1, 2);
    assertThat(body.at("/results/149/stored").asText()).isEqualTo("overflow");
    assertThat(ingest.metric("ingest_reactions_rejected_total{reason=\"limit_user\"}"))
        .isGreaterThanOrEqualTo(before + 150 - taken);
  }

  @Test
  void batchOfWhichNothingIsTakenGets429() {
    postBatch(batch(150, i -> "whole-batch"));
    HttpResponse<String> answer =
        Stream.generate(() -> postBatch(batch(1, i -> "whole-batch")))
            .limit(100)
            .filter(each -> each.statusCode() != 200)
            .findFirst()
            .orElseThrow();
    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.body()).contains("quota-exceeded");
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
  }

  @Test
  void attackerAtThreeTimesTheTotalMakesNoQuietUserFail() throws Exception {
    List<HttpResponse<String>> quiet = Collections.synchronizedList(new ArrayList<>());
    try (HostileClient attacker = new HostileClient(2, ingest.port());
        LoadDriver attack =
            LoadDriver.start(10, number -> attack(attacker, number, 3 * TOTAL / 10))) {
      LoadDriver.start(
              100,
              300,
              number ->
                  LocalHttp.postJsonAsync(
                          LocalHttp.address(ingest.port(), "/emoji"),
                          ReactionRequest.json("quiet-" + number, "👍"))
                      .thenAccept(quiet::add))
          .awaitAll();
    }
    assertThat(quiet).hasSize(300).allMatch(answer -> answer.statusCode() == 200);
    assertThat(ingest.metric("ingest_reactions_rejected_total{reason=\"limit_total\"}"))
        .isGreaterThan(TOTAL);
  }

  /** Waits for the answer. */
  private static CompletionStage<Void> attack(HostileClient attacker, int number, int size)
      throws IOException {
    byte[] body = batch(size, i -> "attacker-" + number + "-" + i).getBytes(UTF_8);
    String head =
        head("POST", "/emoji/batch", "Content-Length: " + body.length, "Connection: close");
    readToEnd(attacker.send(head + new String(body, ISO_8859_1)));
    return CompletableFuture.completedStage(null);
  }

  @Test
  void addressBehindATrustedProxyHasItsOwnLimit() {
    try (IngestProcess behindProxy =
        start(
            launch("proxied")
                .with("LIMIT_ADDRESS", "1/s burst 50")
                .with("TRUSTED_PROXIES", "127.0.0.1"))) {
      assertThat(taken(behindProxy, "203.0.113.7", 60)).isBetween(50L, 55L);
      assertThat(taken(behindProxy, "203.0.113.7, 203.0.113.8", 20)).isEqualTo(20);
      assertThat(taken(behindProxy, "203.0.113.8, 203.0.113.7", 20)).isLessThan(5);
      assertThat(LedgerIdentity.difference(behindProxy.metrics())).isZero();
    }
  }

  private static long taken(IngestProcess process, String forwardedFor, int size) {
    HttpResponse<String> answer =
        LocalHttp.postJson(
            LocalHttp.address(process.port(), "/emoji/batch"),
            batch(size, i -> "fan-" + i),
            "X-Forwarded-For",
            forwardedFor);
    return answer.body().split("\"stored\"", -1).length - 1L;
  }

  @Test
  void limitsThatDoNotFitIntoMemoryStopTheProgram() {
    try (IngestProcess refused =
        new IngestProcess(launch("refused").with("LIMIT_TOTAL", "1000000/s burst 10000000"))) {
      assertThatThrownBy(refused::start)
          .hasStackTraceContaining("LIMIT_TOTAL must be a limit whose debts fit into memory");
    }
  }
}
