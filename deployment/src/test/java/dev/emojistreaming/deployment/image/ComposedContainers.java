package dev.emojistreaming.deployment.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.emojistreaming.deployment.compose.ComposeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Services of {@code compose.yaml}, each in a container, with a network and volumes. */
final class ComposedContainers implements AutoCloseable {

  private static final String REQUEST =
      "exec 3<>/dev/tcp/$1/$2; printf 'GET %s HTTP/1.0\\r\\n\\r\\n' $3 >&3; cat <&3";

  private static final Duration HEALTHY = Duration.ofSeconds(90);

  private final Buildah buildah;
  private final ServiceImages images;
  private final Path folder;
  private final Path logs;
  private final Runc runc;
  private final Network network;
  private final Map<String, Container> containers = new LinkedHashMap<>();

  /**
   * Has no containers yet.
   *
   * @param images of those services that have a choice
   * @param workspace takes them, and what they say
   */
  ComposedContainers(Buildah buildah, ServiceImages images, Workspace workspace)
      throws IOException {
    this.buildah = buildah;
    this.images = images;
    this.folder = workspace.folder("compose-" + images);
    this.logs = workspace.logs("compose-" + images);
    this.runc = workspace.runc();
    List<String> services = ComposeFile.services().keySet().stream().sorted().toList();
    this.network = Network.of(services, logs.resolve("network.log"));
  }

  /**
   * Starts a service as the user of its image.
   *
   * @param arguments instead of those of the file, if there are any
   */
  Container start(String name, String... arguments) throws IOException {
    Service service = Service.named(name);
    Image image = Image.of(buildah, imageName(service));
    return start(new Launch(service, image, image.user(), List.of(arguments)));
  }

  /**
   * Starts a service as another user, which the image knows nothing of, and whose group is root's
   * therefore.
   */
  Container startAs(int user, String name) throws IOException {
    Service service = Service.named(name);
    Image image = Image.of(buildah, imageName(service));
    return start(new Launch(service, image, String.valueOf(user), List.of()));
  }

  private Container start(Launch launch) throws IOException {
    Service service = launch.service();
    forget(service.name());
    Path root = buildah.mount(imageName(service));
    Path bundle = folder.resolve(service.name());
    RuntimeConfiguration configuration = launch.configure(runc.specify(bundle), root);
    configuration
        .bind(Files.writeString(bundle.resolve("hosts"), network.hosts()), "/etc/hosts")
        .whenCreated(Path.of("/bin/sh"), network.attachment(service.name()));
    for (Map.Entry<String, String> volume : service.volumes().entrySet()) {
      configuration.bind(volume(volume.getKey(), root, volume.getValue()), volume.getValue());
    }
    configuration.write();
    Path log = logs.resolve(service.name() + "-" + launch.user() + ".log");
    Container container = Container.start(service.name(), runc, bundle, network, log);
    containers.put(service.name(), container);
    return container;
  }

  private String imageName(Service service) {
    return service.isOurs() ? images.of(service.module()) : service.image();
  }

  /** A volume, which has at first what the image has in its place, and its owner. */
  private Path volume(String name, Path root, String path) throws IOException {
    Path volume = folder.resolve("volume-" + name);
    if (!Files.exists(volume)) {
      Command.run(List.of("cp", "--archive", root + path, volume.toString()));
    }
    return volume;
  }

  /** Takes a volume away, so that the next container that has it gets a new one. */
  void removeVolume(String name) {
    Command.run(List.of("rm", "-rf", folder.resolve("volume-" + name).toString()));
  }

  /** Waits until the file's own check of a service's health says that it is well. */
  void awaitHealthy(Container container) {
    Service service = Service.named(container.name());
    await(container.name())
        .atMost(HEALTHY)
        .failFast(() -> assertThat(container.isAlive()).as(container.output()).isTrue())
        .until(() -> container.succeeds(service.healthCheck(), service.healthCheckTimeout()));
  }

  /** Ends a service within the time that it has, and returns its exit code. */
  int stop(Container container) throws Exception {
    return container.stop(Service.named(container.name()).grace());
  }

  /**
   * What a browser or Prometheus would get, head and body, from another machine of the network.
   *
   * @param server name and port of a service
   */
  String get(String server, String path) {
    String[] parts = server.split(":", 2);
    return Command.run(
        logs.resolve("requests.log"),
        network.inside(
            List.of("bash", "-c", REQUEST, "get", network.address(parts[0]), parts[1], path)));
  }

  private void forget(String name) {
    Container former = containers.remove(name);
    if (former != null) {
      former.close();
    }
  }

  @Override
  public void close() {
    List.copyOf(containers.keySet()).forEach(this::forget);
    network.close();
  }
}
