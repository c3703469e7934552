package dev.emojistreaming.deployment.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A service and its image become a container: with what the file says, else what the image says,
 * else what Docker does.
 *
 * @param user number of the one who runs it
 * @param arguments instead of those of the file, if there are any
 */
record Launch(Service service, Image image, String user, List<String> arguments) {

  /** What Docker mounts folders in memory with, before the options that are given. */
  private static final List<String> DOCKERS_TMPFS = List.of("noexec", "nosuid", "nodev");

  private static final Map<String, String> DOCKERS_VARIABLES =
      Map.of("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "HOME", "/");

  /**
   * Completes a configuration but for what leads out of the container.
   *
   * @param root the image's files
   */
  RuntimeConfiguration configure(RuntimeConfiguration configuration, Path root) throws IOException {
    configuration
        .root(root, service.isReadOnly())
        .hostname(service.name())
        .user(Integer.parseInt(user), group(root))
        .process(command(), variables(), image.workingFolder());
    service.memory().ifPresent(configuration::memory);
    service.tmpfs().forEach((path, options) -> configuration.tmpfs(path, tmpfs(options)));
    return configuration;
  }

  /** The user's group by the image's list of users, else root's. */
  private int group(Path root) throws IOException {
    return Files.readAllLines(root.resolve("etc/passwd")).stream()
        .map(line -> line.split(":", -1))
        .filter(fields -> fields[2].equals(user))
        .map(fields -> Integer.valueOf(fields[3]))
        .findFirst()
        .orElse(0);
  }

  private List<String> command() {
    List<String> command = new ArrayList<>(image.entryPoint());
    if (!arguments.isEmpty()) {
      command.addAll(arguments);
    } else {
      command.addAll(service.command().isEmpty() ? image.command() : service.command());
    }
    return command;
  }

  private List<String> variables() {
    Map<String, String> variables = new HashMap<>(DOCKERS_VARIABLES);
    for (String variable : image.variables()) {
      String[] parts = variable.split("=", 2);
      variables.put(parts[0], parts[1]);
    }
    variables.putAll(service.environment());
    return variables.entrySet().stream()
        .map(each -> each.getKey() + "=" + each.getValue())
        .toList();
  }

  private static List<String> tmpfs(List<String> options) {
    List<String> all = new ArrayList<>(DOCKERS_TMPFS);
    all.removeIf(option -> options.contains(option.replaceFirst("no", "")));
    all.addAll(options);
    return all;
  }
}
