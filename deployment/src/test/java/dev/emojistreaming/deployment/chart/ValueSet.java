package dev.emojistreaming.deployment.chart;

import dev.emojistreaming.deployment.ProjectRoot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Values for one kind of installation.
 *
 * @param name name of the kind of installation
 * @param file the values that differ from the chart's defaults
 */
public record ValueSet(String name, Path file) {

  private static final String SUFFIX = ".yaml";
  private static final Path FOLDER = ProjectRoot.resolve("deployment/src/test/resources/values");

  /** All sets, the matrix. */
  public static List<ValueSet> all() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().map(ValueSet::of).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The set with this name. */
  public static ValueSet named(String name) {
    return of(FOLDER.resolve(name + SUFFIX));
  }

  private static ValueSet of(Path file) {
    return new ValueSet(file.getFileName().toString().replace(SUFFIX, ""), file);
  }

  @Override
  public String toString() {
    return name;
  }
}
