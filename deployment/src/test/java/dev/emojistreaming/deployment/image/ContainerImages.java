package dev.emojistreaming.deployment.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.emojistreaming.broker.BrokerProcess;
import dev.emojistreaming.broker.FreePort;
import dev.emojistreaming.process.LeashedProcess;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Builds the images and runs the whole pipeline by their entry points. Takes some minutes, so that
 * it runs only when it is asked for, as CI does: {@code -Dit.test=ContainerImages}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContainerImages {

  private static final Path PROJECT =
      Path.of(System.getProperty("project.root")).toAbsolutePath().normalize();
  private static final Duration SOON = Duration.ofMinutes(2);
  private static final String CONNECTOR =
      ".*/(spark-sql-kafka|spark-token-provider-kafka|kafka-clients|commons-pool2|emoji-|prometheus)[^/]*";

  @TempDir static Path folder;

  private final HttpClient http = HttpClient.newHttpClient();
  private Buildah buildah;

  @BeforeAll
  void buildImages() throws IOException {
    assumeTrue(
        Buildah.isUsable() || "true".equals(System.getenv("CI")),
        "there is no buildah, or it needs root: images are not tested; apt-get install buildah");
    Path log = Files.createFile(folder.resolve("buildah.log"));
    buildah = new Buildah(folder.resolve("store"), log);
    BaseImages bases = new BaseImages(buildah, folder, log);
    bases.makeJava();
    bases.makeSpark(sparkJars(), PROJECT.resolve("spark-job/src/main/jvm/spark.options"));
    for (String module : new String[] {"ingest", "feed", "simulator"}) {
      buildah.build(PROJECT, "Dockerfile.jvm", Map.of("MODULE", module), name(module));
    }
    buildah.build(PROJECT, "Dockerfile.spark", Map.of(), name("spark-job"));
  }

  @AfterAll
  void removeContainers() {
    if (buildah != null) {
      buildah.close();
    }
  }

  /** What Spark's image has: all but the connector, which is ours to add. */
  private static Stream<Path> sparkJars() throws IOException {
    String classPath = Files.readString(PROJECT.resolve("spark-job/target/runtime.classpath"));
    return Stream.of(classPath.strip().split(File.pathSeparator))
        .filter(entry -> entry.endsWith(".jar") && !entry.matches(CONNECTOR))
        .map(Path::of);
  }

  private static String name(String module) {
    return "emoji-streaming/" + module + ":test";
  }

  @Test
  void imagesHaveAUserWhoIsNotRootAndSayWhatTheyAre() throws Exception {
    for (String module : new String[] {"ingest", "feed", "simulator", "spark-job"}) {
      JsonNode configuration = Container.configuration(buildah, name(module));
      assertThat(configuration.get("User").asInt()).as(module).isGreaterThan(0);
      assertThat(configuration.at("/Labels/org.opencontainers.image.title").asText())
          .isEqualTo("Emoji Streaming: " + module);
    }
  }

  @Test
  void pipelineRunsOnReadOnlyRootFilesystems() throws Exception {
    int ingestPort = FreePort.find();
    int ingestManagement = FreePort.find();
    int feedPort = FreePort.find();
    int feedManagement = FreePort.find();
    int jobPort = FreePort.find();
    try (BrokerProcess broker = BrokerProcess.start(folder)) {
      String kafka = broker.address();
      Container job = Container.of(buildah, name("spark-job"), folder);
      LeashedProcess topics =
          job.start(
              Map.of("KAFKA_BOOTSTRAP_SERVERS", kafka, "EMOJI_TOPIC", "taps"),
              "/opt/spark/bin/spark-submit",
              "--class",
              "dev.emojistreaming.spark.SparkJob",
              "/opt/emoji-streaming/emoji-streaming-spark-job.jar",
              "create-topics",
              "--replicas",
              "1");
      assertThat(topics.exit().get()).as(Files.readString(topics.log())).isZero();
      assertThat(Files.readString(topics.log())).contains("created taps");

      LeashedProcess counting =
          job.start(
              Map.of(
                  "KAFKA_BOOTSTRAP_SERVERS",
                  kafka,
                  "CHECKPOINT_LOCATION",
                  "/var/lib/emoji-streaming/checkpoint",
                  "METRICS_PORT",
                  String.valueOf(jobPort),
                  "CONSOLE",
                  "false"));
      LeashedProcess ingest =
          Container.of(buildah, name("ingest"), folder)
              .start(
                  Map.of(
                      "KAFKA_BOOTSTRAP_SERVERS",
                      kafka,
                      "INGEST_OVERFLOW_PATH",
                      "/var/lib/emoji-streaming/overflow.db",
                      "INGEST_OVERFLOW_LIBRARY_FOLDER",
                      "/tmp",
                      "QUARKUS_HTTP_PORT",
                      String.valueOf(ingestPort),
                      "QUARKUS_MANAGEMENT_PORT",
                      String.valueOf(ingestManagement)));
      LeashedProcess feed =
          Container.of(buildah, name("feed"), folder)
              .start(
                  Map.of(
                      "KAFKA_BOOTSTRAP_SERVERS",
                      kafka,
                      "QUARKUS_HTTP_PORT",
                      String.valueOf(feedPort),
                      "QUARKUS_MANAGEMENT_PORT",
                      String.valueOf(feedManagement)));
      try {
        awaitOk(ingestManagement, "/q/health/ready");
        awaitOk(feedManagement, "/q/health/ready");
        awaitOk(jobPort, "/health/live");

        LeashedProcess crowd =
            Container.of(buildah, name("simulator"), folder)
                .start(
                    Map.of("KAFKA_BOOTSTRAP_SERVERS", kafka),
                    "--url",
                    "http://localhost:" + ingestPort,
                    "--verify",
                    "--clients",
                    "5",
                    "--reactions-per-client",
                    "200");
        assertThat(crowd.exit().get()).as(Files.readString(crowd.log())).isZero();
        assertThat(Files.readString(crowd.log())).contains("sent 1000 accepted 1000 counted 1000");
        await().atMost(SOON).until(() -> get(feedPort, "/rooms").contains("\"room\":"));
      } finally {
        counting.stop();
        ingest.stop();
        feed.stop();
      }
      assertThat(ingest.exit().get()).isZero();
      assertThat(counting.exit().get()).isZero();
    }
  }

  private void awaitOk(int port, String path) {
    await()
        .atMost(SOON)
        .ignoreExceptionsInstanceOf(IOException.class)
        .until(() -> status(port, path) == 200);
  }

  private int status(int port, String path) throws IOException, InterruptedException {
    return http.send(request(port, path), BodyHandlers.discarding()).statusCode();
  }

  private String get(int port, String path) throws IOException, InterruptedException {
    return http.send(request(port, path), BodyHandlers.ofString()).body();
  }

  private static HttpRequest request(int port, String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build();
  }
}
