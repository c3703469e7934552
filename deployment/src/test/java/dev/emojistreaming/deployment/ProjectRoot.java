package dev.emojistreaming.deployment;

import java.nio.file.Path;

/** The project's root folder. */
public final class ProjectRoot {

  private static final Path ROOT =
      Path.of(System.getProperty("project.root")).toAbsolutePath().normalize();

  private ProjectRoot() {}

  /** A file or folder of the project, by its path from the root. */
  public static Path resolve(String path) {
    return ROOT.resolve(path);
  }
}
