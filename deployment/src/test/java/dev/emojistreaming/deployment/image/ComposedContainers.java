package dev.emojistreaming.deployment.image;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.emojistreaming.deployment.chart.PodTemplate;
import dev.emojistreaming.deployment.compose.ComposeFile;
import dev.emojistreaming.process.LeashedProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Services of {@code compose.yaml}, started as it says. */
final class ComposedContainers implements AutoCloseable {

  private static final Duration HEALTHY = Duration.ofSeconds(90);

  private final Buildah buildah;
  private final ServiceImages images;
  private final String kafka;
  private final Path folder;
  private final Map<String, Container> containers = new LinkedHashMap<>();
  private final Map<String, LeashedProcess> running = new LinkedHashMap<>();

  /**
   * Has no services yet.
   *
   * @param kafka address of the broker that stands for the service of that name
   */
  ComposedContainers(Buildah buildah, ServiceImages images, String kafka, Path folder) {
    this.buildah = buildah;
    this.images = images;
    this.kafka = kafka;
    this.folder = folder;
  }

  /**
   * Starts one.
   *
   * @param arguments instead of those in the file, if there are any
   */
  LeashedProcess start(String service, String... arguments) throws IOException {
    JsonNode definition = ComposeFile.services().get(service);
    String module = definition.path("image").asText().replaceAll(".*/|:.*", "");
    String tmp = definition.at("/tmpfs/0").asText().replaceFirst("/tmp:?", "");
    Container container = Container.of(buildah, images.of(module), service, folder, tmp);
    List<String> command =
        arguments.length > 0 ? List.of(arguments) : texts(definition.path("command")).toList();
    LeashedProcess process =
        container.start(variables(definition), command.stream().map(this::here).toList());
    containers.put(service, container);
    running.put(service, process);
    return process;
  }

  private Map<String, String> variables(JsonNode definition) {
    Map<String, String> variables =
        new HashMap<>(PodTemplate.texts(definition.path("environment")));
    variables.replaceAll((name, value) -> here(value));
    return variables;
  }

  /** Names of services, as they are here. */
  private String here(String text) {
    return text.replace("kafka:9092", kafka).replace("//ingest:", "//localhost:");
  }

  private static Stream<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText);
  }

  Container container(String service) {
    return containers.get(service);
  }

  /** Waits until the file's own check of a service's health says that it is well. */
  void awaitHealthy(String service) {
    List<String> check =
        texts(ComposeFile.services().get(service).at("/healthcheck/test"))
            .skip(1)
            .map(word -> word.replace("$$", "$"))
            .toList();
    await(service).atMost(HEALTHY).until(() -> container(service).run(check) == 0);
  }

  /** Ends one by SIGTERM and returns its exit code. */
  int stop(String service) {
    LeashedProcess process = running.remove(service);
    process.stop();
    return process.exit().join();
  }

  @Override
  public void close() {
    running.values().forEach(LeashedProcess::stop);
  }
}
