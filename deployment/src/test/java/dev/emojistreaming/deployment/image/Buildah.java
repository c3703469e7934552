package dev.emojistreaming.deployment.image;

import dev.emojistreaming.deployment.ProjectRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Builds images without a daemon. It has its own store, so that nobody else on this machine uses a
 * stand-in instead of the real image.
 */
final class Buildah {

  private static final Path MAVEN_FOLDER = Path.of(System.getProperty("user.home"), ".m2");
  private static final String MAVEN_IN_BUILD = "/host-m2";

  private static final String SETTINGS_IN_BUILD = "/host-settings";

  /**
   * Variables that make a build use the host's Maven repository, so that it downloads nothing. It
   * is not offline, because then Maven would not make the bill of materials.
   */
  static final List<String> MAVEN =
      List.of(
          "MAVEN_USER_HOME=" + MAVEN_IN_BUILD,
          "MAVEN_ARGS=-s %s/settings.xml -Dmaven.repo.local=%s/repository"
              .formatted(SETTINGS_IN_BUILD, MAVEN_IN_BUILD));

  /** All repositories are the host's. */
  private static final String SETTINGS =
      "<settings><mirrors><mirror><id>central</id><mirrorOf>*</mirrorOf><url>file://%s/repository</url></mirror></mirrors></settings>"
          .formatted(MAVEN_IN_BUILD);

  private final Path folder;
  private final Path log;

  /** Adds files to the root of a new image. */
  @FunctionalInterface
  interface Filling {
    void into(Path root) throws IOException;
  }

  /**
   * Creates an engine with an empty store.
   *
   * @param folder for the store: images, and the files of containers
   * @param log for the output of buildah
   */
  Buildah(Path folder, Path log) {
    this.folder = folder;
    this.log = log;
  }

  /** Builds one of our Dockerfiles, with the project's folder as its context. */
  void build(String dockerfile, Map<String, String> arguments, String image) throws IOException {
    Path settings = Files.createDirectories(folder.resolve("settings"));
    Files.writeString(settings.resolve("settings.xml"), SETTINGS);
    List<String> command =
        new ArrayList<>(
            List.of(
                "bud",
                "--isolation=chroot",
                "--layers",
                "--pull-never",
                "--volume=" + MAVEN_FOLDER + ":" + MAVEN_IN_BUILD + ":ro",
                "--volume=" + settings + ":" + SETTINGS_IN_BUILD + ":ro",
                "--file=" + ProjectRoot.resolve("src/main/docker/" + dockerfile),
                "--tag=" + image));
    arguments.forEach((name, value) -> command.add("--build-arg=" + name + "=" + value));
    command.add(ProjectRoot.resolve("").toString());
    Command.follow(log, inStore(command));
  }

  /**
   * Makes an image from another image and some files.
   *
   * @param from the other image, or {@code scratch} for none
   * @param settings configuration of the image, as options of {@code buildah config}
   */
  void make(String image, String from, Filling filling, List<String> settings) throws IOException {
    String container = run("from", "--pull-never", from);
    filling.into(Path.of(run("mount", container)));
    for (String setting : settings) {
      run("config", setting, container);
    }
    run("commit", "--rm", container, image);
  }

  /** Adds a name to an image. */
  void tag(String image, String name) {
    run("tag", image, name);
  }

  /** The configuration of an image, in JSON. */
  String inspect(String image) {
    return run("inspect", "--type=image", image);
  }

  /** A writable copy of an image's files. */
  Path mount(String image) {
    return Path.of(run("mount", run("from", "--pull-never", image)));
  }

  private String run(String... arguments) {
    return Command.run(log, inStore(List.of(arguments)));
  }

  /** The command with this store, in which it keeps its temporary files too. */
  private List<String> inStore(List<String> arguments) {
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
