package dev.emojistreaming.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emojistreaming.process.FreePort;
import dev.emojistreaming.process.LeashedProcess;
import dev.emojistreaming.process.QuarkusProgram;
import dev.emojistreaming.testkit.broker.BrokerProcess;
import dev.emojistreaming.testkit.http.LocalHttp;
import dev.emojistreaming.testkit.kafka.TopicReader;
import dev.emojistreaming.testkit.log.ExpectedLog;
import dev.emojistreaming.testkit.machine.Requirements;
import dev.emojistreaming.testkit.metrics.Scrape;
import dev.emojistreaming.testkit.process.ChildProcess;
import dev.emojistreaming.testkit.process.StartsProcesses;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The packaged program in a separate process. */
@StartsProcesses
class IngestProgramIT {

  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  @TempDir Path folder;

  private final int port = FreePort.find();
  private final int managementPort = FreePort.find();

  @Test
  void stopLosesNoReactionThatWasAnsweredFromMemory() throws Exception {
    try (BrokerProcess broker = BrokerProcess.start(folder)) {
      LeashedProcess ingest =
          start(
              Map.of(
                  "KAFKA_BOOTSTRAP_SERVERS",
                  broker.address(),
                  "ACKNOWLEDGE",
                  "buffered",
                  "BUFFER_FLUSH_INTERVAL",
                  "3600"));
      awaitHealthy();
      for (int i = 0; i < 100; i++) {
        assertThat(post()).contains("\"memory\"");
      }
      assertThat(get("/health")).contains("\"buffer_size\":100");

      ingest.stop();

      assertThat(
              TopicReader.awaitValues(
                  broker.address(), "emoji_reactions", 100, record -> record.contains("patient")))
          .hasSize(100);
    }
  }

  /** A flush that exceeds the channel's buffer, half of the capacity, waits for Kafka. */
  @Test
  void queueIsFlushedAtTheFlushSizeWithoutUseOfTheOverflow() throws Exception {
    int flushSize = 2_500;
    try (BrokerProcess broker = BrokerProcess.start(folder)) {
      LeashedProcess ingest =
          start(
              Map.of(
                  "KAFKA_BOOTSTRAP_SERVERS",
                  broker.address(),
                  "ACKNOWLEDGE",
                  "buffered",
                  "BUFFER_FLUSH_INTERVAL",
                  "3600",
                  "INGEST_BUFFER_CAPACITY",
                  "4000",
                  "INGEST_BUFFER_FLUSH_SIZE",
                  String.valueOf(flushSize)));
      awaitHealthy();
      for (int size : new int[] {1_000, 1_000, 499}) {
        postBatch(size);
      }
      assertThat(get("/health")).contains("\"buffer_size\":2499");

      assertThat(post()).contains("\"memory\"");

      Awaitility.await().until(() -> get("/health").contains("\"buffer_size\":0"));
      assertThat(
              Scrape.ofQuarkus(managementPort)
                  .sum("ingest_reactions_stored_total{place=\"kafka\"}"))
          .isEqualTo(flushSize);
      ingest.stop();
    }
  }

  @Test
  @ExpectedLog(logger = "BacklogEndpoint", message = "drain-request=timeout backlog=1")
  @ExpectedLog(
      logger = "KafkaAvailability",
      message = "kafka=topic-missing",
      unless = "the probe runs after the broker has created its topics")
  void orchestratorCanWaitUntilTheOverflowIsEmpty() throws Exception {
    int brokerPort = FreePort.find();
    LeashedProcess ingest = start(Map.of("KAFKA_BOOTSTRAP_SERVERS", "localhost:" + brokerPort));
    Awaitility.await().atMost(TIMEOUT).ignoreExceptions().until(() -> get("/health") != null);
    assertThat(post()).contains("\"overflow\"");
    assertThat(drained("within=1")).isEqualTo("503 backlog 1");
    assertThat(drained("within=soon")).startsWith("400 within and settle must be whole seconds");

    try (BrokerProcess broker = BrokerProcess.start(folder, brokerPort)) {
      assertThat(drained("within=60&settle=1")).isEqualTo("200 drained");
      assertThat(get("/health")).contains("\"overflow_size\":0");
      ingest.stop();
    }
  }

  private String drained(String query) {
    HttpResponse<String> response =
        LocalHttp.get(
            LocalHttp.address(managementPort, "/drained?" + query), TIMEOUT.plusSeconds(10));
    return response.statusCode() + " " + response.body().strip();
  }

  /** A container's root filesystem may be read-only. */
  @Test
  @ExpectedLog(logger = "PlatformDependent", message = "Failed to get the temporary directory")
  void nothingIsWrittenOutsideTheConfiguredFolders() throws Exception {
    Path library = folder.resolve("library");
    try (BrokerProcess broker = BrokerProcess.start(folder)) {
      LeashedProcess ingest =
          start(
              Map.of(
                  "KAFKA_BOOTSTRAP_SERVERS",
                  broker.address(),
                  "CORS_ORIGINS",
                  "HTTPS://Shop.example:443/ , http://b.example",
                  "INGEST_OVERFLOW_LIBRARY_FOLDER",
                  library.toString()),
              "-Djava.io.tmpdir=/proc/none");
      awaitHealthy();
      assertThat(preflight("https://shop.example")).isEqualTo(200);
      assertThat(preflight("http://b.example/")).isEqualTo(403);
      assertThat(post()).contains("\"kafka\"");
      assertThat(library).isDirectoryContaining("glob:**.so");
      ingest.stop();
    }
  }

  /** Instead of a service whose overflow cannot be opened. */
  @Test
  void foldersThatMustNotExecuteStopTheProgramWithOneLine() throws Exception {
    Path noexec = Files.createDirectories(folder.resolve("noexec"));
    // In a mount namespace, which ends with the process.
    String mount = "mount -t tmpfs -o noexec tmpfs '" + noexec + "'";
    Requirements.require(
        new ProcessBuilder("unshare", "-m", "sh", "-c", mount).start().waitFor() == 0,
        "no right to mount a tmpfs; run the build as root");
    LeashedProcess ingest =
        start(
            List.of("unshare", "-m", "sh", "-c", mount + " && exec \"$@\"", "sh"),
            Map.of("INGEST_OVERFLOW_PATH", noexec.resolve("overflow.db").toString()),
            "-Djava.io.tmpdir=" + noexec);
    assertThat(ingest.exit().get()).isEqualTo(1);
    assertThat(Files.readString(ingest.log()).lines())
        .singleElement()
        .asString()
        .startsWith(
            "INGEST_OVERFLOW_LIBRARY_FOLDER must be a writable folder that is not mounted with"
                + " noexec, but is "
                + noexec);
  }

  /** Some are invalid when they are read, the others when they are used. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ACKNOWLEDGE | perhaps | stored or buffered
          BUFFER_FLUSH_INTERVAL | soon | a duration from 1ms to 1h, such as 10s or 500ms
          INGEST_BUFFER_CAPACITY | 0 | a whole number from 1 to 1000000
          INGEST_BUFFER_MAX_BYTES | 1M | a size from 8M to 1P, such as 64M
          INGEST_OVERFLOW_PATH | /proc/none/overflow.db | a file in a writable folder
          INGEST_OVERFLOW_LIBRARY_FOLDER | /proc/none | a writable folder that is not mounted with noexec
          CORS_ORIGINS | https://shop.example/viewers | a comma-separated list of origins such as https://example.com or http://localhost:8090, without a path, of regular expressions between slashes, or *
          MP_MESSAGING_OUTGOING_REACTIONS_MAX_INFLIGHT_MESSAGES | many | a whole number from 1 to 500000
          KAFKA_BUFFER_MEMORY | lots | a whole number from 0
          """)
  void badSettingStopsTheProgramWithOneLine(String variable, String value, String rule)
      throws Exception {
    LeashedProcess ingest = start(Map.of(variable, value));
    assertThat(ingest.exit().get()).isEqualTo(1);
    assertThat(Files.readString(ingest.log()).lines())
        .singleElement()
        .asString()
        .startsWith("%s must be %s, but is %s".formatted(variable, rule, value));
  }

  /** Instead of a catalogue of names that nobody sends. */
  @Test
  void variableThatTheLocaleCannotDecodeStopsTheProgramWithOneLine() throws Exception {
    LeashedProcess ingest = start(Map.of("EMOJI_CATALOGUE", "👍,❤️", "LC_ALL", "POSIX"));
    assertThat(ingest.exit().get()).isEqualTo(1);
    assertThat(Files.readString(ingest.log()).lines())
        .containsExactly(
            "EMOJI_CATALOGUE cannot be decoded in the locale POSIX;"
                + " set LC_ALL=C.UTF-8, and write the value in UTF-8");
  }

  @Test
  void everyBadSettingHasItsLine() throws Exception {
    LeashedProcess ingest = start(Map.of("ACKNOWLEDGE", "", "INGEST_BUFFER_FLUSH_SIZE", "0"));
    assertThat(ingest.exit().get()).isEqualTo(1);
    assertThat(Files.readString(ingest.log()).lines())
        .containsExactlyInAnyOrder(
            "ACKNOWLEDGE must be stored or buffered, but is empty",
            "INGEST_BUFFER_FLUSH_SIZE must be a whole number from 1 to 1000000, but is 0");
  }

  @Test
  void portInUseStopsTheProgramWithALine() throws Exception {
    try (ServerSocket used = new ServerSocket(port)) {
      LeashedProcess ingest = start(Map.of("KAFKA_BOOTSTRAP_SERVERS", "localhost:1"));
      assertThat(ingest.exit().get()).isEqualTo(1);
      assertThat(Files.readString(ingest.log()).lines())
          .last()
          .asString()
          .startsWith("Port already bound: " + used.getLocalPort())
          .endsWith("; QUARKUS_HTTP_PORT and QUARKUS_MANAGEMENT_PORT set the ports");
    }
  }

  @Test
  @ExpectedLog(
      logger = "UnknownVariableWarning",
      message = "the variable INGEST_DRAIN_TIMEUOT is unknown")
  void unknownVariableIsAWarningAtStart() throws Exception {
    LeashedProcess ingest =
        start(Map.of("INGEST_DRAIN_TIMEUOT", "1s", "INGEST_SERVICE_HOST", "10.0.0.1"));
    Awaitility.await().atMost(TIMEOUT).ignoreExceptions().until(() -> get("/health") != null);
    assertThat(Files.readString(ingest.log()).lines().filter(line -> line.contains("is unknown")))
        .singleElement()
        .asString()
        .endsWith(
            "WARN  [UnknownVariableWarning] the variable INGEST_DRAIN_TIMEUOT is unknown;"
                + " is it INGEST_DRAIN_TIMEOUT?");
    ingest.stop();
  }

  private LeashedProcess start(Map<String, String> settings, String... options) {
    return start(List.of(), settings, options);
  }

  private LeashedProcess start(
      List<String> prefix, Map<String, String> settings, String... options) {
    List<String> jvmOptions = new ArrayList<>(List.of("-XX:TieredStopAtLevel=1"));
    jvmOptions.addAll(List.of(options));
    Map<String, String> environment = new HashMap<>(settings);
    environment.putIfAbsent("INGEST_OVERFLOW_PATH", folder.resolve("overflow.db").toString());
    environment.put("QUARKUS_HTTP_PORT", String.valueOf(port));
    environment.put("QUARKUS_MANAGEMENT_PORT", String.valueOf(managementPort));
    List<String> command = new ArrayList<>(prefix);
    command.addAll(QuarkusProgram.in(Path.of("target")).command(jvmOptions));
    return ChildProcess.start(
        "ingest", command, environment, folder.resolve("ingest.log"), line -> {});
  }

  private void awaitHealthy() {
    Awaitility.await()
        .atMost(TIMEOUT)
        .ignoreExceptions()
        .until(() -> get("/health").contains("\"healthy\""));
  }

  /** The status for a page of the origin that asks whether it may post. */
  private int preflight(String origin) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(LocalHttp.address(port, "/emoji"))
            .method("OPTIONS", BodyPublishers.noBody())
            .header("Origin", origin)
            .header("Access-Control-Request-Method", "POST")
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
  }

  private String get(String path) {
    return LocalHttp.get(port, path).body();
  }

  private String post() {
    return post("/emoji", reaction());
  }

  private void postBatch(int size) {
    String batch =
        IntStream.range(0, size)
            .mapToObj(i -> reaction("user-" + i))
            .collect(Collectors.joining(","));
    assertThat(post("/emoji/batch", "[" + batch + "]")).contains("\"accepted\":" + size);
  }

  private String post(String path, String json) {
    return LocalHttp.postJson(LocalHttp.address(port, path), json).body();
  }

  private static String reaction() {
    return reaction("patient");
  }

  private static String reaction(String user) {
    return "{\"user_id\":\"%s\",\"emoji_type\":\"👍\",\"timestamp\":\"%s\"}"
        .formatted(user, Instant.now());
  }
}
