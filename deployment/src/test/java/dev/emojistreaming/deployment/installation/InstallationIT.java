package dev.emojistreaming.deployment.installation;

import static dev.emojistreaming.testkit.machine.Requirements.require;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.emojistreaming.deployment.chart.Chart;
import dev.emojistreaming.deployment.chart.Manifest;
import dev.emojistreaming.deployment.chart.PodTemplate;
import dev.emojistreaming.deployment.chart.ValueSet;
import dev.emojistreaming.process.LeashedProcess;
import dev.emojistreaming.testkit.http.LocalHttp;
import dev.emojistreaming.testkit.log.ExpectedLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs an installation of the chart: each program with its own login, only the rights that the
 * chart requests, and the ports that its probes use.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
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
class InstallationIT {

  private static final List<Manifest> MANIFESTS = Chart.render(ValueSet.named("strimzi"));
  private static final Duration SOON = Duration.ofSeconds(60);

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  static Path folder;

  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, PodTemplate> pods = new HashMap<>();
  private final Map<String, RunningPod> running = new LinkedHashMap<>();
  private OperatedKafka kafka;
  private LocalCluster cluster;

  @BeforeAll
  void install() throws Exception {
    MANIFESTS.stream()
        .flatMap(manifest -> manifest.pods().stream())
        .forEach(pod -> pods.put(pod.container().path("name").asText(), pod));
    require(
        pods.values().stream().allMatch(RunningPod::canRun),
        "a port of the manifests, such as 8080, is in use: the installation is not tested");
    kafka = OperatedKafka.start(folder, MANIFESTS);
    cluster = localCluster();
    for (String name : List.of("spark-kubernetes-driver", "ingest", "feed")) {
      PodTemplate pod = pods.get(name);
      running.put(name, new RunningPod(pod, LocalPod.start(pod, cluster)));
    }
  }

  private LocalCluster localCluster() throws IOException {
    Map<String, Secret> secrets = new HashMap<>(kafka.secrets());
    secrets.put("events-cluster-ca-cert/ca.crt", Secret.ofFile(kafka.authority()));
    return new LocalCluster(
        folder,
        Map.of(
            "events-kafka-bootstrap:9093",
            kafka.passwordAddress(),
            "live-emoji-streaming-ingest",
            "localhost"),
        secrets);
  }

  @AfterAll
  void uninstall() {
    running.values().forEach(pod -> pod.process().stop());
    if (kafka != null) {
      kafka.close();
    }
  }

  @BeforeEach
  void awaitReady() {
    for (RunningPod pod : running.values()) {
      assertThat(pod.probes()).hasSizeGreaterThanOrEqualTo(2);
      await().atMost(SOON).until(() -> pod.probes().allMatch(this::succeeds));
    }
  }

  private boolean succeeds(URI address) {
    try {
      return LocalHttp.get(address).statusCode() == 200;
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  private String log(String name) throws IOException {
    return Files.readString(running.get(name).process().log());
  }

  @Test
  void programsListenOnEveryPortOfTheirPods() {
    assertThat(running.values()).allMatch(RunningPod::servesItsPorts);
  }

  @Test
  void metricsAreServedAtTheAnnotatedAddress() throws Exception {
    for (RunningPod pod : running.values()) {
      HttpResponse<String> metrics = LocalHttp.get(pod.metrics());
      assertThat(metrics.statusCode()).as("%s", pod).isEqualTo(200);
      assertThat(metrics.body()).contains("# TYPE");
    }
  }

  /** Does what {@code helm test} does, while ingest drains. */
  @Test
  void everyReactionIsCountedWhileIngestDrains() throws Exception {
    CompletableFuture<HttpResponse<String>> drained =
        http.sendAsync(
            HttpRequest.newBuilder(running.get("ingest").preStop()).build(),
            BodyHandlers.ofString());
    LeashedProcess simulator = LocalPod.start(pods.get("simulator"), cluster);
    assertThat(simulator.exit().get()).as(Files.readString(simulator.log())).isZero();
    assertThat(Files.readString(simulator.log())).contains("sent 1000 accepted 1000 counted 1000");
    assertThat(LocalHttp.get(URI.create("http://localhost:8090/rooms")).body())
        .contains("\"room\":");
    assertThat(drained.get().statusCode()).isEqualTo(200);
    for (String name : List.of("feed", "ingest")) {
      assertThat(log(name)).doesNotContain("AuthorizationException", " ERROR ");
    }
  }

  @Test
  void simulatorMayNotWriteToKafka() {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            kafka.passwordAddress(),
            "security.protocol",
            "SASL_SSL",
            "sasl.mechanism",
            "SCRAM-SHA-512",
            "sasl.jaas.config",
            cluster.secret("live-emoji-streaming-simulator", "sasl.jaas.config").text(),
            "ssl.truststore.type",
            "PEM",
            "ssl.truststore.location",
            kafka.authority().toString(),
            "max.block.ms",
            "10000");
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      assertThatThrownBy(() -> producer.send(new ProducerRecord<>("taps", "forged")).get())
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(TopicAuthorizationException.class);
    }
  }
}
