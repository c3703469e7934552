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

/** The services of {@code compose.yaml} in containers, with their network and volumes. */
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
   * Creates the network, without containers.
   *
   * @param images for the services that have more than one image
   * @param workspace for the containers and their logs
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
   * @param arguments replace those of the file, if there are any
   */
  Container start(String name, String... arguments) throws IOException {
    Service service = Service.named(name);
    Image image = Image.of(buildah, imageName(service));
    return start(new Launch(service, image, image.user(), List.of(arguments)));
  }

  /** Starts a service as a user that the image does not define; its group is 0 therefore. */
  Container startAs(int uid, String name) throws IOException {
    Service service = Service.named(name);
    Image image = Image.of(buildah, imageName(service));
    return start(new Launch(service, image, String.valueOf(uid), List.of()));
  }

  private Container start(Launch launch) throws IOException {
    Service service = launch.service();
    remove(service.name());
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

  /** The folder of a volume. A new volume is a copy of the image's folder, with its owner. */
  private Path volume(String name, Path root, String path) throws IOException {
    Path volume = folder.resolve("volume-" + name);
    if (!Files.exists(volume)) {
      Command.run(List.of("cp", "--archive", root + path, volume.toString()));
    }
    return volume;
  }

  /** Deletes a volume; the next container that mounts it gets a new one. */
  void removeVolume(String name) {
    Command.run(List.of("rm", "-rf", folder.resolve("volume-" + name).toString()));
  }

  /** Waits until the health check of the Compose file succeeds. */
  void awaitHealthy(Container container) {
    Service service = Service.named(container.name());
    await(container.name())
        .atMost(HEALTHY)
        .failFast(() -> assertThat(container.isAlive()).as(container.output()).isTrue())
        .until(() -> container.succeeds(service.healthCheck(), service.healthCheckTimeout()));
  }

  /** Stops a service within its grace period and returns its exit code. */
  int stop(Container container) throws Exception {
    return container.stop(Service.named(container.name()).grace());
  }

  /**
   * The response, headers and body, that a browser or Prometheus in the network would receive.
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

  private void remove(String name) {
    Container previous = containers.remove(name);
    if (previous != null) {
      previous.close();
    }
  }

  @Override
  public void close() {
    List.copyOf(containers.keySet()).forEach(this::remove);
    network.close();
  }
}
