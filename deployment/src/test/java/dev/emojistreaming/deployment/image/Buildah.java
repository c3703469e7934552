package dev.emojistreaming.deployment.image;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Builds images without a daemon, in a store of its own: the stand-ins must not be taken for what
 * they stand for by anybody else.
 */
final class Buildah implements AutoCloseable {

  private static final Path MAVEN_FOLDER = Path.of(System.getProperty("user.home"), ".m2");

  /** Where builds find the host's Maven repository, so that they download nothing again. */
  static final String MAVEN_IN_BUILD = "/host-m2";

  static final String MAVEN_ARGUMENTS = "-o -Dmaven.repo.local=" + MAVEN_IN_BUILD + "/repository";

  private final Path store;
  private final Path log;

  /**
   * Has a store of its own.
   *
   * @param store takes images and containers
   * @param log takes what it says
   */
  Buildah(Path store, Path log) {
    this.store = store;
    this.log = log;
  }

  /** Whether it is installed, and may do what it needs. */
  static boolean isUsable() {
    return "root".equals(System.getProperty("user.name"))
        && Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "buildah")));
  }

  /** Builds one of our Dockerfiles in the project's folder. */
  void build(Path project, String dockerfile, Map<String, String> arguments, String image) {
    List<String> command =
        new ArrayList<>(
            List.of(
                "bud",
                "--isolation=chroot",
                "--layers",
                "--pull-never",
                "--volume=" + MAVEN_FOLDER + ":" + MAVEN_IN_BUILD,
                "--file=" + project.resolve("src/main/docker").resolve(dockerfile),
                "--tag=" + image));
    arguments.forEach((name, value) -> command.add("--build-arg=" + name + "=" + value));
    command.add(project.toString());
    run(command.toArray(String[]::new));
  }

  /** Runs a subcommand and returns what it prints. */
  String run(String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                "buildah", "--root=" + store.resolve("root"), "--runroot=" + store.resolve("run")));
    command.addAll(List.of(arguments));
    return Command.run(log, command);
  }

  /** Takes all containers away, and what they have mounted. */
  @Override
  public void close() {
    run("rm", "--all");
  }
}
