package dev.emojistreaming.deployment.image;

import dev.emojistreaming.deployment.ProjectRoot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Builds images without a daemon, in a store of its own: the stand-ins must not be taken for what
 * they stand for by anybody else.
 */
final class Buildah {

  private static final Path MAVEN_FOLDER = Path.of(System.getProperty("user.home"), ".m2");
  private static final String MAVEN_IN_BUILD = "/host-m2";

  /** Variables by which a build finds the host's Maven repository, and downloads nothing again. */
  static final List<String> MAVEN =
      List.of(
          "MAVEN_USER_HOME=" + MAVEN_IN_BUILD,
          "MAVEN_ARGS=-o -Dmaven.repo.local=" + MAVEN_IN_BUILD + "/repository");

  private final Path folder;
  private final Path log;

  /** Puts files into the root of an image that is made. */
  @FunctionalInterface
  interface Filling {
    void into(Path root) throws IOException;
  }

  /**
   * Has a store of its own.
   *
   * @param folder takes images, and the files of containers
   * @param log takes what it says
   */
  Buildah(Path folder, Path log) {
    this.folder = folder;
    this.log = log;
  }

  /** Builds one of our Dockerfiles in the project's folder. */
  void build(String dockerfile, Map<String, String> arguments, String image) {
    List<String> command =
        new ArrayList<>(
            List.of(
                "bud",
                "--isolation=chroot",
                "--layers",
                "--pull-never",
                "--volume=" + MAVEN_FOLDER + ":" + MAVEN_IN_BUILD + ":ro",
                "--file=" + ProjectRoot.resolve("src/main/docker/" + dockerfile),
                "--tag=" + image));
    arguments.forEach((name, value) -> command.add("--build-arg=" + name + "=" + value));
    command.add(ProjectRoot.resolve("").toString());
    Command.follow(log, here(command));
  }

  /**
   * Makes an image of another and some files.
   *
   * @param from the other, or {@code scratch} for none
   * @param settings of what the image says of itself, as options of {@code buildah config}
   */
  void make(String image, String from, Filling filling, List<String> settings) throws IOException {
    String container = run("from", "--pull-never", from);
    filling.into(Path.of(run("mount", container)));
    for (String setting : settings) {
      run("config", setting, container);
    }
    run("commit", "--rm", container, image);
  }

  /** Gives an image another name. */
  void tag(String image, String name) {
    run("tag", image, name);
  }

  /** What an image says of itself, in JSON. */
  String inspect(String image) {
    return run("inspect", "--type=image", image);
  }

  /** A copy of an image's files, which may be changed. */
  Path mount(String image) {
    return Path.of(run("mount", run("from", "--pull-never", image)));
  }

  private String run(String... arguments) {
    return Command.run(log, here(List.of(arguments)));
  }

  /** The program with its store, and its temporary files in there too. */
  private List<String> here(List<String> arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                "env",
                "TMPDIR=" + folder,
                "buildah",
                "--root=" + folder.resolve("root"),
                "--runroot=" + folder.resolve("run")));
    command.addAll(arguments);
    return command;
  }
}
