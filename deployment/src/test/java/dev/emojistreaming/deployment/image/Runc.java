package dev.emojistreaming.deployment.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The program that starts containers for Docker too, with a list of containers of its own. */
final class Runc {

  /** Groups of processes are named after containers, for the whole machine. */
  private static final String PREFIX = "emoji-streaming-" + ProcessHandle.current().pid() + "-";

  private final Path list;

  /**
   * Has the containers of a folder.
   *
   * @param folder takes the list of them
   */
  Runc(Path folder) {
    list = folder.resolve("containers");
  }

  /** A configuration in a folder, to be completed. */
  RuntimeConfiguration specify(Path bundle) throws IOException {
    Files.createDirectories(bundle);
    Files.deleteIfExists(bundle.resolve("config.json"));
    Command.run(command("spec", "--bundle", bundle.toString()));
    return RuntimeConfiguration.in(bundle);
  }

  /** The command that runs a container, passes signals on to it, and ends as it does. */
  List<String> running(String name, Path bundle) {
    return command("run", "--bundle", bundle.toString(), PREFIX + name);
  }

  /** The command that runs another command in a container, as the user whom its program runs as. */
  List<String> within(String name, List<String> other) {
    List<String> command = command("exec", PREFIX + name);
    command.addAll(other);
    return command;
  }

  /** Sends a signal to the program of one that runs. */
  void signal(String name, String signal) {
    Command.run(command("kill", PREFIX + name, signal));
  }

  /** Kills one, if it still runs, and forgets it. */
  void delete(String name) {
    Command.run(command("delete", "--force", PREFIX + name));
  }

  /** Does so with all, also with those of another run. */
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
