package dev.emojistreaming.deployment.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.emojistreaming.broker.BrokerProcess;
import dev.emojistreaming.deployment.ProjectRoot;
import dev.emojistreaming.process.ClassPath;
import dev.emojistreaming.process.LeashedProcess;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Builds the images and runs the pipeline of {@code compose.yaml} by their entry points. Takes some
 * minutes, so that it runs only when it is asked for, as CI does: {@code
 * -Dit.test=ContainerImages}.
 */
@ParameterizedClass(name = "{0}")
@EnumSource(ServiceImages.class)
class ContainerImages {

  private static final Path PROJECT = ProjectRoot.resolve("");
  private static final Set<ServiceImages> BUILT = EnumSet.noneOf(ServiceImages.class);

  /** What a program of Quarkus ends with on the Java virtual machine; ingest chooses 0. */
  private static final int BY_SIGTERM = 143;

  /** What our image adds to Spark's. */
  private static final String OURS =
      "(spark-sql-kafka|spark-token-provider-kafka|kafka-clients|commons-pool2|emoji-)[^/]*";

  @TempDir static Path folder;
  private static Buildah buildah;
  private static BaseImages bases;

  private final ServiceImages images;

  ContainerImages(ServiceImages images) throws IOException {
    this.images = images;
    assumeTrue(
        images.canBeBuilt(),
        "there is no GRAALVM_HOME: native images are not built and not tested");
    if (BUILT.add(images)) {
      if (images == ServiceImages.NATIVE) {
        bases.makeNative(ServiceImages.graalvm().orElseThrow());
      }
      images.build(buildah, PROJECT);
    }
  }

  @BeforeAll
  static void buildSparkJob() throws IOException {
    assumeTrue(
        Buildah.isUsable() || "true".equals(System.getenv("CI")),
        "there is no buildah, or it needs root: images are not tested; apt-get install buildah");
    Path log = Files.createFile(folder.resolve("buildah.log"));
    buildah = new Buildah(folder.resolve("store"), log);
    bases = new BaseImages(buildah, folder, log);
    bases.makeJava();
    bases.makeSpark(sparkJars(), PROJECT.resolve("spark-job/src/main/jvm/spark.options"));
    buildah.build(PROJECT, "Dockerfile.spark", Map.of(), ServiceImages.SPARK_JOB);
  }

  @AfterAll
  static void removeContainers() {
    if (buildah != null) {
      buildah.close();
    }
  }

  /** What Spark's image has: all but what is ours to add, and what is in our jar. */
  private static Stream<Path> sparkJars() {
    Path jar = PROJECT.resolve("spark-job/target/emoji-streaming-spark-job.jar");
    return Stream.of(ClassPath.dependenciesOf(jar).entries().split(File.pathSeparator))
        .filter(entry -> entry.endsWith(".jar"))
        .filter(entry -> !entry.matches(".*/(" + OURS + "|prometheus-metrics[^/]*)"))
        .map(Path::of);
  }

  @Test
  void imagesHaveAUserWhoIsNotRootAndSayWhatTheyAre() throws Exception {
    for (String module : List.of("ingest", "feed", "simulator", "spark-job")) {
      JsonNode configuration = Container.configuration(buildah, images.of(module));
      assertThat(configuration.get("User").asInt()).as(module).isGreaterThan(0);
      assertThat(configuration.at("/Labels/org.opencontainers.image.title").asText())
          .isEqualTo("Emoji Streaming: " + module);
      assertThat(configuration.at("/Labels/org.opencontainers.image.licenses").asText())
          .isEqualTo("MIT");
    }
  }

  @Test
  void imagesHaveTheProgramAndNothingOfItsBuild() throws IOException {
    for (String module : ServiceImages.MODULES) {
      Path root = Container.of(buildah, images.of(module), module + "-files", folder, "").root();
      assertThat(root.resolve("app")).isNotEmptyDirectory();
      assertThat(root.resolve("code")).doesNotExist();
      assertThat(root.resolve("root/.m2")).doesNotExist();
    }
    Path spark = Container.of(buildah, ServiceImages.SPARK_JOB, "spark-files", folder, "").root();
    try (Stream<Path> jars = Files.list(spark.resolve("opt/spark/jars"))) {
      assertThat(jars.map(jar -> jar.getFileName().toString()).filter(jar -> jar.matches(OURS)))
          .hasSize(5)
          .contains("emoji-streaming-spark-job.jar");
    }
  }

  @Test
  void pipelineRunsAsComposeSaysAndStopsWhenItIsTold() throws Exception {
    Path run = Files.createDirectories(folder.resolve("run-" + images));
    try (BrokerProcess broker = BrokerProcess.start(run);
        ComposedContainers compose =
            new ComposedContainers(buildah, images, broker.address(), run)) {
      LeashedProcess topics = compose.start("topics");
      assertThat(topics.exit().get()).as(Files.readString(topics.log())).isZero();
      assertThat(Files.readString(topics.log())).contains("emoji_reactions", "emoji_counts");
      for (String service : List.of("spark-job", "ingest", "feed")) {
        compose.start(service);
      }
      for (String service : List.of("spark-job", "ingest", "feed")) {
        compose.awaitHealthy(service);
      }
      LeashedProcess crowd =
          compose.start(
              "simulator",
              "--url",
              "http://ingest:8080",
              "--verify",
              "--clients",
              "5",
              "--reactions-per-client",
              "200");
      assertThat(crowd.exit().get()).as(Files.readString(crowd.log())).isZero();
      assertThat(crowd.log()).content().contains("sent 1000 accepted 1000 counted 1000");
      await().until(() -> get("http://localhost:8090/rooms").contains("\"room\":"));
      for (String service : List.of("ingest", "feed", "spark-job")) {
        assertThat(compose.stop(service))
            .as("%s%n%s", service, Files.readString(run.resolve(service + ".log")))
            .isEqualTo(service.equals("feed") && images == ServiceImages.JVM ? BY_SIGTERM : 0);
        assertThat(Files.readString(run.resolve(service + ".log"))).doesNotContain(" ERROR ");
      }
    }
  }

  private static String get(String address) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString())
        .body();
  }
}
