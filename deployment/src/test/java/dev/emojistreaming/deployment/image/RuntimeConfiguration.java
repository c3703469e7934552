package dev.emojistreaming.deployment.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A container's {@code config.json}, as the Open Container Initiative defines it: separate
 * namespaces, the usual mounts, no capabilities, and no new privileges.
 */
final class RuntimeConfiguration {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private final ObjectNode tree;

  private RuntimeConfiguration(Path file, ObjectNode tree) {
    this.file = file;
    this.tree = tree;
  }

  /**
   * Reads the configuration that {@code runc spec} created in a folder, and removes the example's
   * capabilities and limits.
   */
  static RuntimeConfiguration in(Path folder) throws IOException {
    Path file = folder.resolve("config.json");
    ObjectNode tree = (ObjectNode) JSON.readTree(file.toFile());
    ObjectNode process = (ObjectNode) tree.get("process");
    process.put("terminal", false);
    process.remove("rlimits");
    process.set("capabilities", JSON.createObjectNode());
    return new RuntimeConfiguration(file, tree);
  }

  RuntimeConfiguration root(Path root, boolean isReadOnly) {
    tree.withObject("/root").put("path", root.toString()).put("readonly", isReadOnly);
    return this;
  }

  /** Limits the memory, in bytes. */
  RuntimeConfiguration memory(long limit) {
    tree.withObject("/linux/resources/memory").put("limit", limit);
    return this;
  }

  RuntimeConfiguration hostname(String name) {
    tree.put("hostname", name);
    return this;
  }

  RuntimeConfiguration user(int uid, int gid) {
    tree.withObject("/process").set("user", json(Map.of("uid", uid, "gid", gid)));
    return this;
  }

  /**
   * Sets the program that it runs.
   *
   * @param variables its whole environment, each as {@code NAME=value}
   */
  RuntimeConfiguration process(List<String> command, List<String> variables, String folder) {
    ObjectNode process = tree.withObject("/process");
    process.set("args", json(command));
    process.set("env", json(variables));
    process.put("cwd", folder);
    return this;
  }

  /** Mounts a file or folder of the host. */
  RuntimeConfiguration bind(Path source, String destination) {
    return mount(destination, "bind", source.toString(), List.of("rbind", "rprivate"));
  }

  RuntimeConfiguration tmpfs(String destination, List<String> options) {
    return mount(destination, "tmpfs", "tmpfs", options);
  }

  private RuntimeConfiguration mount(
      String destination, String type, String source, List<String> options) {
    tree.withArray("/mounts")
        .add(
            json(
                Map.of(
                    "destination",
                    destination,
                    "type",
                    type,
                    "source",
                    source,
                    "options",
                    options)));
    return this;
  }

  /** Sets a command that runs on the host once the namespaces exist; its first word is its name. */
  RuntimeConfiguration whenCreated(Path program, List<String> command) {
    tree.set(
        "hooks",
        json(
            Map.of(
                "createRuntime",
                List.of(
                    Map.of(
                        "path",
                        program.toString(),
                        "args",
                        command,
                        "env",
                        List.of("PATH=" + System.getenv("PATH")))))));
    return this;
  }

  void write() throws IOException {
    JSON.writeValue(file.toFile(), tree);
  }

  private static JsonNode json(Object value) {
    return JSON.valueToTree(value);
  }
}
