package dev.emojistreaming.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.emojistreaming.broker.BrokerProcess;
import dev.emojistreaming.broker.FreePort;
import dev.emojistreaming.process.LeashedProcess;
import dev.emojistreaming.process.QuarkusProgram;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The program as it is packaged, in a process of its own. */
class IngestProgramIT {

  private static final Duration SOON = Duration.ofSeconds(60);

  @TempDir Path folder;

  private final HttpClient client = HttpClient.newHttpClient();
  private final int port = FreePort.find();
  private final int managementPort = FreePort.otherThan(port);

  @Test
  void stopLosesNothingThatWasAnsweredFromMemory() throws Exception {
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

      try (TopicReader topic = new TopicReader(broker.address(), "emoji_reactions")) {
        assertThat(topic.await(100, record -> record.contains("patient"))).hasSize(100);
      }
    }
  }

  @Test
  void reactionsAreHandedOverAsSoonAsTheFlushSizeIsReached() throws Exception {
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
                  "INGEST_BUFFER_FLUSH_SIZE",
                  "10"));
      awaitHealthy();
      for (int i = 0; i < 9; i++) {
        post();
      }
      assertThat(get("/health")).contains("\"buffer_size\":9");

      post();

      Awaitility.await().until(() -> get("/health").contains("\"buffer_size\":0"));
      try (TopicReader topic = new TopicReader(broker.address(), "emoji_reactions")) {
        assertThat(topic.await(10, record -> record.contains("patient"))).hasSize(10);
      }
      ingest.stop();
    }
  }

  @Test
  void orchestratorCanWaitUntilNothingIsLeftOnDisk() throws Exception {
    int brokerPort = FreePort.find();
    LeashedProcess ingest = start(Map.of("KAFKA_BOOTSTRAP_SERVERS", "localhost:" + brokerPort));
    Awaitility.await().atMost(SOON).ignoreExceptions().until(() -> get("/health") != null);
    assertThat(post()).contains("\"overflow\"");
    assertThat(drained("within=1")).isEqualTo("503 backlog 1");
    assertThat(drained("within=soon")).startsWith("400 within and settle are whole seconds");

    try (BrokerProcess broker = BrokerProcess.start(folder, brokerPort)) {
      assertThat(drained("within=60&settle=1")).isEqualTo("200 drained");
      assertThat(get("/health")).contains("\"overflow_size\":0");
      ingest.stop();
    }
  }

  private String drained(String query) throws Exception {
    URI uri = URI.create("http://localhost:%d/drained?%s".formatted(managementPort, query));
    HttpResponse<String> response =
        client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString(UTF_8));
    return response.statusCode() + " " + response.body().strip();
  }

  /** As in a container whose root filesystem is read-only. */
  @Test
  void nothingIsWrittenOutsideTheConfiguredFolders() throws Exception {
    Path library = folder.resolve("library");
    try (BrokerProcess broker = BrokerProcess.start(folder)) {
      LeashedProcess ingest =
          start(
              Map.of(
                  "KAFKA_BOOTSTRAP_SERVERS",
                  broker.address(),
                  "INGEST_OVERFLOW_LIBRARY_FOLDER",
                  library.toString()),
              "-Djava.io.tmpdir=/proc/none");
      awaitHealthy();
      assertThat(post()).contains("\"kafka\"");
      assertThat(library).isDirectoryContaining("glob:**.so");
      ingest.stop();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ACKNOWLEDGE, perhaps, ingest.acknowledge",
    "BUFFER_FLUSH_INTERVAL, soon, BUFFER_FLUSH_INTERVAL",
    "EMOJI_CATALOGUE, '👍,,', EMOJI_CATALOGUE",
    "INGEST_BUFFER_CAPACITY, 0, ingest.buffer.capacity",
    "INGEST_BUFFER_FLUSH_SIZE, many, ingest.buffer.flush-size",
    "INGEST_BUFFER_MAX_BYTES, 1M, ingest.buffer.max-bytes",
    "INGEST_OVERFLOW_MAX_SIZE, 1M, ingest.overflow.max-size",
    "INGEST_OVERFLOW_PATH, /proc/none/overflow.db, ingest.overflow.path",
    "INGEST_KAFKA_DELIVERY_TIMEOUT, soon, ingest.kafka.delivery-timeout",
    "INGEST_DRAIN_TIMEOUT, -1S, ingest.drain-timeout",
  })
  void badSettingStopsTheProgramWithItsName(String variable, String value, String name)
      throws Exception {
    LeashedProcess ingest = start(Map.of(variable, value));
    assertThat(ingest.exit().get()).isEqualTo(1);
    assertThat(Files.readString(ingest.log())).contains(name);
  }

  private LeashedProcess start(Map<String, String> settings, String... options) {
    Map<String, String> environment = new HashMap<>(settings);
    environment.putIfAbsent("INGEST_OVERFLOW_PATH", folder.resolve("overflow.db").toString());
    environment.put("QUARKUS_HTTP_PORT", String.valueOf(port));
    environment.put("QUARKUS_MANAGEMENT_PORT", String.valueOf(managementPort));
    return LeashedProcess.start(
        "ingest",
        QuarkusProgram.in(Path.of("target")).command(List.of(options)),
        environment,
        folder.resolve("ingest.log"),
        line -> {});
  }

  private void awaitHealthy() {
    Awaitility.await()
        .atMost(SOON)
        .ignoreExceptions()
        .until(() -> get("/health").contains("\"healthy\""));
  }

  private String get(String path) throws IOException, InterruptedException {
    return client
        .send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString(UTF_8))
        .body();
  }

  private String post() throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(uri("/emoji"))
            .header("Content-Type", "application/json")
            .POST(
                BodyPublishers.ofString(
                    "{\"user_id\":\"patient\",\"emoji_type\":\"👍\",\"timestamp\":\"%s\"}"
                        .formatted(Instant.now())))
            .build();
    return client.send(request, BodyHandlers.ofString(UTF_8)).body();
  }

  private URI uri(String path) {
    return URI.create("http://localhost:" + port + path);
  }
}
