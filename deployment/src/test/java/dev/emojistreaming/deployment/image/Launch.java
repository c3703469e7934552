package dev.emojistreaming.deployment.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The configuration of a service's container: each setting is the Compose file's, else the image's,
 * else Docker's default.
 *
 * @param user its uid
 * @param arguments replace those of the file, if there are any
 */
record Launch(Service service, Image image, String user, List<String> arguments) {

  /** Docker's default options of a tmpfs. */
  private static final List<String> DOCKER_TMPFS = List.of("noexec", "nosuid", "nodev");

  private static final Map<String, String> DOCKER_VARIABLES =
      Map.of("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "HOME", "/");

  /**
   * Completes a configuration, except for volumes and network.
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

  /** The user's group in the image's {@code /etc/passwd}, else 0. */
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
    Map<String, String> variables = new HashMap<>(DOCKER_VARIABLES);
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
    List<String> all = new ArrayList<>(DOCKER_TMPFS);
    all.removeIf(option -> options.contains(option.replaceFirst("no", "")));
    all.addAll(options);
    return all;
  }
}
