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

  private final String name;
  private final JsonNode configuration;
  private final Path root;
  private final Path folder;
  private final String tmp;

  private Container(String name, JsonNode configuration, Path root, Path folder, String tmp) {
    this.name = name;
    this.configuration = configuration;
    this.root = root;
    this.folder = folder;
    this.tmp = tmp;
  }

  /**
   * Unpacks an image.
   *
   * @param name what its log and its state are called
   * @param folder takes both
   * @param tmp options of the folder {@code /tmp}, after those that Docker gives it
   */
  static Container of(Buildah buildah, String image, String name, Path folder, String tmp)
      throws IOException {
    Path root = Path.of(buildah.run("mount", buildah.run("from", "--pull-never", image)));
    Files.writeString(
        root.resolve("etc/hosts"),
        "127.0.0.1 localhost " + InetAddress.getLocalHost().getHostName());
    return new Container(name, configuration(buildah, image), root, folder, tmp);
  }

  /** What the image says of itself, as the Open Container Initiative defines it. */
  static JsonNode configuration(Buildah buildah, String image) throws JsonProcessingException {
    return JSON.readTree(buildah.run("inspect", "--type=image", image)).at("/OCIv1/config");
  }

  /** Its files. */
  Path root() {
    return root;
  }

  /**
   * Starts its entry point.
   *
   * @param variables beside those of the image
   * @param arguments instead of the image's own, if there are any
   */
  LeashedProcess start(Map<String, String> variables, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>(texts("Entrypoint"));
    command.addAll(arguments.isEmpty() ? texts("Cmd") : arguments);
    return launch(name, variables, command);
  }

  /** Runs another command in it and returns its exit code. */
  int run(List<String> command) throws IOException {
    return launch(name + "-check", Map.of(), command).exit().join();
  }

  private LeashedProcess launch(String log, Map<String, String> variables, List<String> command)
      throws IOException {
    Path state = Files.createDirectories(folder.resolve(name + "-state"));
    Files.setAttribute(state, "unix:uid", Integer.parseInt(user()));
    return LeashedProcess.start(
        log, inNamespace(variables, state, command), folder.resolve(log + ".log"), line -> {});
  }

  private String user() {
    return configuration.get("User").asText();
  }

  private List<String> inNamespace(
      Map<String, String> variables, Path state, List<String> command) {
    List<String> all =
        new ArrayList<>(List.of("unshare", "--mount", "bash", "-ec", mounts(state), "bash"));
    texts("Env").forEach(all::add);
    variables.forEach((variable, value) -> all.add(variable + "=" + value));
    all.addAll(List.of("/usr/sbin/chroot", "--userspec=" + user() + ":0", root.toString()));
    all.addAll(command);
    return all;
  }

  /** What is mounted before the program starts, in a namespace that ends with it. */
  private String mounts(Path state) {
    return """
        root='%s'
        mount --bind "$root" "$root"
        mount -o remount,bind,ro "$root"
        mount -t tmpfs -o 'noexec,nosuid,nodev%s' tmpfs "$root/tmp"
        mount --bind /proc "$root/proc"
        mount --bind /dev "$root/dev"
        if [ -d "$root%s" ]; then mount --bind '%s' "$root%s"; fi
        exec env -i "$@"
        """
        .formatted(root, tmp.isEmpty() ? "" : "," + tmp, STATE, state, STATE);
  }

  private List<String> texts(String key) {
    return StreamSupport.stream(configuration.path(key).spliterator(), false)
        .map(JsonNode::asText)
        .toList();
  }
}
