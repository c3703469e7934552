package dev.emojistreaming.deployment.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.emojistreaming.deployment.chart.Chart;
import dev.emojistreaming.deployment.chart.Manifest;
import dev.emojistreaming.deployment.chart.PodTemplate;
import dev.emojistreaming.deployment.chart.ValueSet;
import dev.emojistreaming.process.FreePort;
import dev.emojistreaming.process.LeashedProcess;
import dev.emojistreaming.testkit.http.LocalHttp;
import dev.emojistreaming.testkit.log.ExpectedLog;
import dev.emojistreaming.testkit.metrics.Scrape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Programs log in to Kafka with certificates (mTLS), with only the rights that the chart requests,
 * and clients to ingest with API keys; others with certificates that Kafka refuses report the
 * reason.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExpectedLog(logger = "CertificateGauges", message = "kafka=certificate-expired")
@ExpectedLog(logger = "KafkaProbe", message = "kafka=refused")
@ExpectedLog(logger = "CountsReader", message = "Kafka refused")
@ExpectedLog(logger = "NetworkClient", message = "failed authentication")
@ExpectedLog(logger = "org.apache.kafka.clients.NetworkClient", message = "failed authentication")
@ExpectedLog(
    logger = "StateStore",
    message = "Loaded state store provider in loadTimeMs",
    unless = "the machine opens a state store within two seconds")
@ExpectedLog(logger = "AdminMetadataManager", message = "Fatal error during metadata update")
@ExpectedLog(
    logger = "PartitionHealth",
    message = "kafka=partitions-sick",
    unless = "the machine acknowledges within a second")
@ExpectedLog(
    logger = "CountsReader",
    message = "Kafka does not answer",
    unless = "the machine is fast enough for the first request")
@ExpectedLog(
    logger = "Utils",
    message = "Your hostname",
    unless = "the machine's name is not an address of loopback")
@ExpectedLog(
    logger = "Utils",
    message = "SPARK_LOCAL_IP",
    unless = "the machine's name is not an address of loopback")
class CertificatesIT {

  private static final List<Manifest> MANIFESTS =
      Chart.render(ValueSet.named("strimzi-certificates"));
  private static final Duration SOON = Duration.ofMinutes(2);

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  static Path folder;

  private final Map<String, PodTemplate> pods = new HashMap<>();
  private final Map<String, LeashedProcess> processes = new LinkedHashMap<>();
  private final Map<String, Integer> managementPorts = new HashMap<>();
  private OperatedKafka kafka;
  private LocalCluster cluster;
  private int ingestPort;

  @BeforeAll
  void startPrograms() throws Exception {
    MANIFESTS.stream()
        .flatMap(manifest -> manifest.pods().stream())
        .forEach(pod -> pods.put(pod.container().path("name").asText(), pod));
    kafka = OperatedKafka.start(folder, MANIFESTS);
    int port = FreePort.find();
    Map<String, Secret> secrets = new HashMap<>(kafka.secrets());
    secrets.put("events-cluster-ca-cert/ca.crt", Secret.ofFile(kafka.authority()));
    NewApiKey key = NewApiKey.madeByIngest();
    secrets.put("live-api-keys/keys", Secret.ofText(key.line() + "\n"));
    secrets.put("live-crowd-key/key", Secret.ofText(key.text()));
    cluster =
        new LocalCluster(
            folder,
            Map.of(
                "events-kafka-bootstrap:9093",
                kafka.certificateAddress(),
                "live-emoji-streaming-ingest:8080",
                "localhost:" + port),
            secrets);
    start("spark-kubernetes-driver", "spark-job", Map.of());
    ingestPort = port;
    start("ingest", "ingest", Map.of("QUARKUS_HTTP_PORT", String.valueOf(port)));
    start("feed", "feed", Map.of());
    start("ingest", "ingest-without-rights", keystore(kafka.certificates().issue("stranger")));
    start("feed", "feed-expired", keystore(kafka.certificates().issueExpired("feed")));
  }

  private void start(String container, String name, Map<String, String> changes)
      throws IOException {
    int managementPort = FreePort.find();
    managementPorts.put(name, managementPort);
    Map<String, String> variables = new HashMap<>();
    variables.put("QUARKUS_HTTP_PORT", String.valueOf(FreePort.find()));
    variables.put("QUARKUS_MANAGEMENT_PORT", String.valueOf(managementPort));
    variables.put("METRICS_PORT", String.valueOf(managementPort));
    variables.putAll(changes);
    processes.put(name, LocalPod.start(pods.get(container), cluster, name, variables));
  }

  private static Map<String, String> keystore(Path file) {
    return Map.of("KAFKA_SSL_KEYSTORE_LOCATION", file.toString());
  }

  @AfterAll
  void stopPrograms() {
    processes.values().forEach(LeashedProcess::stop);
    if (kafka != null) {
      kafka.close();
    }
  }

  private void awaitAnswer(String name, String path) {
    await(name).atMost(SOON).until(() -> answers(managementPorts.get(name), path));
  }

  private static boolean answers(int port, String path) {
    try {
      return LocalHttp.get(port, path).statusCode() == 200;
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  private void awaitLine(String name, String... words) {
    await(name)
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(Files.readAllLines(processes.get(name).log()))
                    .anySatisfy(line -> assertThat(line).contains(words)));
  }

  @Test
  void everyReactionIsCountedByProgramsWithCertificates() throws Exception {
    awaitAnswer("ingest", "/q/health/ready");
    awaitAnswer("feed", "/q/health/ready");
    awaitAnswer("spark-job", "/health/live");
    LeashedProcess simulator = LocalPod.start(pods.get("simulator"), cluster);
    assertThat(simulator.exit().get()).as(Files.readString(simulator.log())).isZero();
    assertThat(Files.readString(simulator.log())).contains("sent 1000 accepted 1000 counted 1000");
    assertExpiryIsExported("ingest", "/q/metrics");
    assertExpiryIsExported("feed", "/q/metrics");
    assertExpiryIsExported("spark-job", "/metrics");
  }

  /** {@code keytool}'s certificates are valid for 90 days. */
  private void assertExpiryIsExported(String name, String path) {
    Scrape scrape = Scrape.of(managementPorts.get(name), path);
    for (String store : List.of("keystore", "truststore")) {
      assertThat(scrape.value("kafka_certificate_expires_seconds{store=\"" + store + "\"}"))
          .as("%s of %s", store, name)
          .isBetween(Duration.ofDays(89).toSeconds() * 1.0, Duration.ofDays(90).toSeconds() * 1.0);
    }
  }

  @Test
  void reactionWithAWrongKeyGetsTheReason() throws Exception {
    awaitAnswer("ingest", "/q/health/ready");
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + ingestPort + "/emoji"))
                    .header("Authorization", "Bearer es_wrong")
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{}"))
                    .build(),
                BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate"))
        .hasValueSatisfying(challenge -> assertThat(challenge).startsWith("Bearer"));
    assertThat(answer.body()).contains("\"detail\"");
  }

  @Test
  void missingRightsAreReported() {
    awaitLine(
        "ingest-without-rights",
        "kafka=refused topic=taps; Topic authorization failed",
        "check the ACLs of this login");
    awaitLine(
        "ingest-without-rights", " like it) kafka=refused topic=taps; Topic authorization failed");
  }

  @Test
  void expiredCertificateIsReported() throws Exception {
    awaitLine(
        "feed-expired",
        "kafka=certificate-expired; the certificate CN=feed of KAFKA_SSL_KEYSTORE_LOCATION expired at ");
    awaitLine("feed-expired", "Kafka refused: ", "check the login or certificate");
    LeashedProcess simulator =
        LocalPod.start(
            pods.get("simulator"),
            cluster,
            "simulator-expired",
            keystore(kafka.certificates().issueExpired("simulator")));
    assertThat(simulator.exit().get()).isEqualTo(1);
    assertThat(Files.readString(simulator.log())).contains("refused the simulator: ");
  }
}
