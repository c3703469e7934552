package dev.emojistreaming.deployment.image;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.emojistreaming.process.LeashedProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * An image that runs as its configuration says: its entry point, its user, its variables; on a root
 * filesystem that is read-only, with a fresh folder {@code /tmp}. It shares the host's network.
 */
final class Container {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String STATE = "/var/lib/emoji-streaming";

  private final String image;
  private final JsonNode configuration;
  private final Path root;
  private final Path folder;

  private Container(String image, JsonNode configuration, Path root, Path folder) {
    this.image = image;
    this.configuration = configuration;
    this.root = root;
    this.folder = folder;
  }

  /**
   * Unpacks an image.
   *
   * @param folder takes its logs and its state
   */
  static Container of(Buildah buildah, String image, Path folder) throws IOException {
    JsonNode configuration = configuration(buildah, image);
    Path root = Path.of(buildah.run("mount", buildah.run("from", "--pull-never", image)));
    Path hosts = root.resolve("etc/hosts");
    Files.writeString(hosts, "127.0.0.1 localhost " + InetAddress.getLocalHost().getHostName());
    return new Container(image, configuration, root, folder);
  }

  /** What the image says of itself, as the Open Container Initiative defines it. */
  static JsonNode configuration(Buildah buildah, String image) throws JsonProcessingException {
    return JSON.readTree(buildah.run("inspect", "--type=image", image)).at("/OCIv1/config");
  }

  /**
   * Starts it.
   *
   * @param variables beside those of the image
   * @param arguments instead of the image's own, if there are any
   */
  LeashedProcess start(Map<String, String> variables, String... arguments) throws IOException {
    String name = image.replaceAll(".*/|:.*", "");
    Path state = Files.createDirectories(folder.resolve(name + "-state"));
    Files.setAttribute(state, "unix:uid", Integer.parseInt(configuration.get("User").asText()));
    return LeashedProcess.start(
        name,
        command(variables, state, List.of(arguments)),
        folder.resolve(name + ".log"),
        l -> {});
  }

  private List<String> command(Map<String, String> variables, Path state, List<String> arguments) {
    List<String> command =
        new ArrayList<>(List.of("unshare", "--mount", "bash", "-ec", inNamespace(state), "bash"));
    texts("Env").forEach(command::add);
    variables.forEach((name, value) -> command.add(name + "=" + value));
    command.addAll(
        List.of(
            "/usr/sbin/chroot",
            "--userspec=" + configuration.get("User").asText() + ":0",
            root.toString()));
    command.addAll(texts("Entrypoint"));
    command.addAll(arguments.isEmpty() ? texts("Cmd") : arguments);
    return command;
  }

  /** What is mounted before the program starts, in a namespace that ends with it. */
  private String inNamespace(Path state) {
    return """
        root='%s'
        mount --bind "$root" "$root"
        mount -o remount,bind,ro "$root"
        mount -t tmpfs tmpfs "$root/tmp"
        mount --bind /proc "$root/proc"
        mount --bind /dev "$root/dev"
        if [ -d "$root%s" ]; then mount --bind '%s' "$root%s"; fi
        exec env -i "$@"
        """
        .formatted(root, STATE, state, STATE);
  }

  private List<String> texts(String key) {
    return StreamSupport.stream(configuration.path(key).spliterator(), false)
        .map(JsonNode::asText)
        .toList();
  }
}
