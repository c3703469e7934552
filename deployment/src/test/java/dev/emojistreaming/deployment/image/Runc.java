package dev.emojistreaming.deployment.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs containers with runc, which Docker uses too, in a separate list of containers. */
final class Runc {

  /** Container names must be unique on the machine, because its cgroups are named after them. */
  private static final String PREFIX = "emoji-streaming-" + ProcessHandle.current().pid() + "-";

  private final Path list;

  /**
   * Manages the containers listed in a folder.
   *
   * @param folder for the list
   */
  Runc(Path folder) {
    list = folder.resolve("containers");
  }

  /** Creates an incomplete configuration in a folder. */
  RuntimeConfiguration specify(Path bundle) throws IOException {
    Files.createDirectories(bundle);
    Files.deleteIfExists(bundle.resolve("config.json"));
    Command.run(command("spec", "--bundle", bundle.toString()));
    return RuntimeConfiguration.in(bundle);
  }

  /** The command that runs a container, forwards signals, and exits with its exit code. */
  List<String> running(String name, Path bundle) {
    return command("run", "--bundle", bundle.toString(), PREFIX + name);
  }

  /** The command that runs another command in a container, as the container's user. */
  List<String> within(String name, List<String> other) {
    List<String> command = command("exec", PREFIX + name);
    command.addAll(other);
    return command;
  }

  /** Sends a signal to the program of a running container. */
  void signal(String name, String signal) {
    Command.run(command("kill", PREFIX + name, signal));
  }

  /** Kills a container if it still runs, and deletes it. */
  void delete(String name) {
    Command.run(command("delete", "--force", PREFIX + name));
  }

  /** Deletes all containers, those of an earlier run included. */
  void deleteAll() {
    Command.run(command("list", "--quiet"))
        .lines()
        .forEach(container -> Command.run(command("delete", "--force", container)));
  }

  private List<String> command(String... arguments) {
    List<String> command = new ArrayList<>(List.of("runc", "--root", list.toString()));
    command.addAll(List.of(arguments));
    return command;
  }
}
