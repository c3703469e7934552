package dev.emojistreaming.deployment;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What tests find where they run. */
public final class Machine {

  private Machine() {}

  /** Whether a program is installed. */
  public static boolean has(String program) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  /**
   * Whether it is one of continuous integration, where no test may be skipped for what is missing.
   */
  public static boolean isOfCi() {
    return "true".equals(System.getenv("CI"));
  }
}
