package dev.emojistreaming.deployment.image;

import static dev.emojistreaming.testkit.machine.Requirements.require;
import static dev.emojistreaming.testkit.machine.Requirements.requireProgram;
import static dev.emojistreaming.testkit.machine.Requirements.skipUnless;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.emojistreaming.deployment.ProjectRoot;
import dev.emojistreaming.testkit.log.ExpectedLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Builds the images and runs the pipeline of {@code compose.yaml} with their entry points. It takes
 * some minutes, so it runs only with {@code -Pimages}, as in CI.
 */
@ParameterizedClass(name = "{0}")
@EnumSource(ServiceImages.class)
@ExpectedLog(
    logger = "",
    message = "Using incubator modules",
    unless = "the images cannot be run on this machine")
class ContainerImages {

  private static final List<String> ALL = List.of("ingest", "feed", "simulator", "spark-job");

  /** The path that docs/kubernetes.md names. */
  private static final String BILL = "usr/share/emoji-streaming/sbom.cdx.json";

  private static final Duration COMMAND_TIMEOUT = Duration.ofSeconds(5);

  /** Exit code of a Quarkus program after SIGTERM; ingest exits with 0. */
  private static final int BY_SIGTERM = 143;

  /** A uid that no image defines; OpenShift assigns one to each project. */
  private static final int UNKNOWN_UID = 1_000_730_000;

  private static final Path PROMETHEUS = ProjectRoot.resolve("monitoring/prometheus.yaml");

  private static Workspace workspace;
  private static Buildah buildah;
  private static BaseImages bases;

  @Parameter ServiceImages images;

  @BeforeAll
  static void buildSparkJob() throws IOException {
    require(
        "root".equals(System.getProperty("user.name")),
        "images are not tested: only root may build them");
    requireProgram("buildah", "buildah");
    requireProgram("runc", "runc");
    requireProgram("ip", "iproute2");
    workspace = new Workspace(ProjectRoot.resolve("deployment/target/images"));
    Path log = workspace.logs("build").resolve("buildah.log");
    buildah = new Buildah(workspace.folder("store"), log);
    bases = new BaseImages(buildah, log);
    bases.makeNode();
    bases.makeJava();
    bases.makeSpark();
    bases.makeKafka();
    buildah.build("Dockerfile.spark", ServiceImages.LABELS, ServiceImages.SPARK_JOB);
  }

  @BeforeParameterizedClassInvocation
  static void buildServices(ServiceImages images) throws IOException {
    skipUnless(images.canBeBuilt(), "native images are not tested: GRAALVM_HOME names no GraalVM");
    if (images == ServiceImages.NATIVE) {
      bases.makeNative(ServiceImages.graalvm().orElseThrow());
    }
    images.build(buildah);
  }

  @AfterAll
  static void cleanUp() throws IOException {
    if (workspace != null) {
      workspace.close();
    }
  }

  @Test
  void imagesHaveLabelsAndAUserOtherThanRoot() throws IOException {
    for (String module : ALL) {
      Image image = Image.of(buildah, images.of(module));
      assertThat(image.user()).as(module).matches("[1-9][0-9]*");
      assertThat(image.label("title")).isEqualTo("Emoji Streaming: " + module);
      assertThat(image.label("description")).startsWith("Live emoji reactions");
      assertThat(image.label("licenses")).isEqualTo("MIT");
      assertThat(image.label("version")).isEqualTo("0.1.0");
      assertThat(image.label("revision")).isEqualTo("4f1c2d3");
      assertThat(image.label("source")).isEqualTo("https://example.com/emoji-streaming");
    }
  }

  /** The modules that the build put into the image, by CycloneDX. */
  @Test
  void imagesHaveTheirBillOfMaterials() throws IOException {
    for (String module : ALL) {
      JsonNode bill =
          new ObjectMapper().readTree(buildah.mount(images.of(module)).resolve(BILL).toFile());
      assertThat(bill.path("bomFormat").asText()).isEqualTo("CycloneDX");
      assertThat(bill.at("/metadata/component/name").asText())
          .isEqualTo("emoji-streaming-" + module);
      assertThat(bill.path("components").findValuesAsText("name"))
          .as(module)
          .contains("emoji-streaming-contract", "kafka-clients");
    }
  }

  /** A shell as the first process would not forward SIGTERM to the program. */
  @Test
  void entryPointsStartProgramsWithoutAShell() throws IOException {
    for (String module : ALL) {
      Image image = Image.of(buildah, images.of(module));
      assertThat(Stream.concat(image.entryPoint().stream(), image.command().stream()))
          .as(module)
          .isNotEmpty()
          .doesNotContain("-c", "sh", "/bin/sh", "bash", "/bin/bash");
    }
  }

  @Test
  void serviceImagesAddTheProgramAndNothingElseOfTheBuild() throws IOException {
    for (String module : ServiceImages.MODULES) {
      assertThat(added(module))
          .as(module)
          .anyMatch(file -> file.startsWith("app/"))
          .allMatch(
              file ->
                  file.matches(
                      "app(/.*)?|var/lib/emoji-streaming(-keys)?"
                          + "|usr/share/emoji-streaming(/sbom.cdx.json)?"))
          .noneMatch(file -> file.matches(".*(\\.java|\\.md|pom\\.xml)|.*/(src|\\.m2|\\.git)/.*"));
    }
  }

  @Test
  void sparkImageAddsTheJobAndThePinnedConnector() throws IOException {
    Set<String> jars = new TreeSet<>();
    jars.add("opt/spark/jars/emoji-streaming-spark-job.jar");
    try (Stream<Path> connector = Files.list(ProjectRoot.resolve("spark-job/target/connector"))) {
      connector.forEach(jar -> jars.add("opt/spark/jars/" + jar.getFileName()));
    }
    assertThat(jars).hasSize(5);
    jars.add("var/lib/emoji-streaming");
    jars.addAll(List.of("usr/share/emoji-streaming", BILL));
    assertThat(added("spark-job")).containsExactlyInAnyOrderElementsOf(jars);
  }

  /** Files and folders that a module's image adds to its base image. */
  private Set<String> added(String module) throws IOException {
    Set<String> files = files(images.of(module));
    files.removeAll(files(images.baseOf(module)));
    files.remove("usr/share"); // a stand-in for a base image lacks it
    return files;
  }

  private static Set<String> files(String image) throws IOException {
    Path root = buildah.mount(image);
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .map(file -> root.relativize(file).toString())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  @Test
  void pipelineRunsAsInCompose() throws Exception {
    try (ComposedContainers compose = new ComposedContainers(buildah, images, workspace)) {
      startKafka(compose);
      makeTopics(compose);
      Container job = compose.start("spark-job");
      Container ingest = compose.start("ingest");
      Container feed = compose.start("feed");
      for (Container service : List.of(ingest, feed, job)) {
        compose.awaitHealthy(service);
        assertWritesOnlyItsState(service);
      }
      assertPrometheusCanScrape(compose);
      assertThat(compose.get("feed:8090", "/emoji-font/subsets")).contains("noto-color-emoji-0.");
      sendReactionsAndVerify(compose);
      assertStopsWith(0, ingest, compose);
      assertStopsWith(BY_SIGTERM, feed, compose);
      assertStopsWith(0, job, compose);
      assertServicesRunAsUnknownUid(compose);
    }
  }

  /** Kafka's image is a stand-in without the script that Compose uses as its health check. */
  private static void startKafka(ComposedContainers compose) throws IOException {
    Container kafka = compose.start("kafka");
    await("kafka")
        .atMost(Duration.ofMinutes(1))
        .until(
            () ->
                kafka.succeeds(
                    List.of("bash", "-c", "exec 3<>/dev/tcp/kafka/9092"), COMMAND_TIMEOUT));
  }

  private static void makeTopics(ComposedContainers compose) throws IOException {
    Container topics = compose.start("topics");
    assertThat(topics.exitCode()).as(topics.output()).isZero();
    assertThat(topics.output())
        .contains("created emoji_reactions", "created emoji_counts", "created emoji_dead_letters");
  }

  private static void assertWritesOnlyItsState(Container service) {
    for (String folder : List.of("/", "/app", "/etc", "/opt", "/usr", "/var", "/var/lib")) {
      assertThat(writes(service, folder)).as("%s writes to %s", service.name(), folder).isFalse();
    }
    for (String folder : List.of("/tmp", "/var/lib/emoji-streaming")) {
      boolean isMounted = folder.equals("/tmp") || !service.name().equals("feed");
      assertThat(writes(service, folder))
          .as("%s writes to %s", service.name(), folder)
          .isEqualTo(isMounted);
    }
  }

  private static boolean writes(Container service, String folder) {
    return service.succeeds(List.of("bash", "-c", ": > " + folder + "/probe"), COMMAND_TIMEOUT);
  }

  private static void assertPrometheusCanScrape(ComposedContainers compose) throws IOException {
    JsonNode jobs = new YAMLMapper().readTree(PROMETHEUS.toFile()).get("scrape_configs");
    assertThat(jobs).hasSize(3);
    for (JsonNode job : jobs) {
      String target = job.at("/static_configs/0/targets/0").asText();
      assertThat(compose.get(target, job.path("metrics_path").asText("/metrics")))
          .as(target)
          .contains(" 200 ", "# TYPE");
    }
  }

  private static void sendReactionsAndVerify(ComposedContainers compose) throws IOException {
    Container crowd =
        compose.start(
            "simulator",
            "--url",
            "http://ingest:8080",
            "--verify",
            "--clients",
            "5",
            "--reactions-per-client",
            "200");
    assertThat(crowd.exitCode()).as(crowd.output()).isZero();
    assertThat(crowd.output()).contains("sent 1000 accepted 1000 counted 1000");
    await().until(() -> compose.get("feed:8090", "/rooms").contains("\"room\":"));
  }

  private static void assertStopsWith(int exitCode, Container service, ComposedContainers compose)
      throws Exception {
    assertThat(compose.stop(service)).as(service.output()).isEqualTo(exitCode);
    assertThat(service.output()).doesNotContain(" ERROR ");
  }

  private static void assertServicesRunAsUnknownUid(ComposedContainers compose) throws IOException {
    compose.removeVolume("overflow");
    for (String name : List.of("ingest", "feed")) {
      Container service = compose.startAs(UNKNOWN_UID, name);
      compose.awaitHealthy(service);
      assertWritesOnlyItsState(service);
      assertThat(service.output()).doesNotContain(" ERROR ");
    }
  }
}
