package dev.emojistreaming.testkit.machine;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Programs and conditions that a test requires. If one is missing, the test is skipped with a line
 * on standard output, because a build does not show why tests are skipped. With {@code CI=true} the
 * test fails instead: {@code .ci/run} installs all programs and runs as root.
 */
public final class Requirements {

  private static final boolean IS_CI = "true".equals(System.getenv("CI"));

  private Requirements() {}

  /**
   * Requires a program on the path.
   *
   * @param debianPackage to install if it is missing
   */
  public static void requireProgram(String program, String debianPackage) {
    require(
        isInstalled(program),
        "there is no %s; apt-get install %s".formatted(program, debianPackage));
  }

  /**
   * Requires a condition to hold.
   *
   * @param otherwise message with the missing thing and the remedy
   */
  public static void require(boolean isMet, String otherwise) {
    check(isMet, otherwise, IS_CI);
  }

  /**
   * Requires something that {@code .ci/run} does not install: the test is skipped in CI too.
   *
   * @param otherwise message with the missing thing and the remedy
   */
  public static void skipUnless(boolean isMet, String otherwise) {
    check(isMet, otherwise, false);
  }

  static void check(boolean isMet, String otherwise, boolean isCi) {
    if (!isMet && isCi) {
      throw new AssertionError(otherwise + " (with CI=true this is a failure)");
    }
    if (!isMet) {
      System.out.println("skipped: " + otherwise);
    }
    assumeThat(isMet).as(otherwise).isTrue();
  }

  private static boolean isInstalled(String program) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
