package dev.emojistreaming.deployment.source;

import static java.util.regex.Pattern.MULTILINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.emojistreaming.deployment.ProjectRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The {@code package-info} of each main package names the public classes of the package. */
class PackageMapsTest {

  private static final String MAP = "package-info.java";
  private static final Pattern MODULE = Pattern.compile("<module>([\\w-]+)</module>");
  private static final Pattern PUBLIC_TYPE =
      Pattern.compile("^public (?:[a-z-]+ )*(?:class|record|@?interface|enum) (\\w+)", MULTILINE);

  /** The folders of main sources, relative to the project's root. */
  static List<Path> packages() throws IOException {
    List<Path> packages = new ArrayList<>();
    for (Path sources : mainSources()) {
      try (Stream<Path> files = Files.walk(sources)) {
        files
            .filter(file -> file.toString().endsWith(".java"))
            .map(file -> ProjectRoot.resolve("").relativize(file.getParent()))
            .distinct()
            .sorted()
            .forEach(packages::add);
      }
    }
    return packages;
  }

  private static List<Path> mainSources() throws IOException {
    return MODULE
        .matcher(Files.readString(ProjectRoot.resolve("pom.xml")))
        .results()
        .map(module -> ProjectRoot.resolve(module.group(1) + "/src/main/java"))
        .filter(Files::isDirectory)
        .toList();
  }

  private static List<String> publicTypes(Path folder) throws IOException {
    List<String> names = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        PUBLIC_TYPE
            .matcher(Files.readString(file))
            .results()
            .forEach(type -> names.add(type.group(1)));
      }
    }
    return names;
  }

  @ParameterizedTest
  @MethodSource("packages")
  void mapNamesEachPublicClass(Path folder) throws IOException {
    Path map = ProjectRoot.resolve(folder.toString()).resolve(MAP);
    assertThat(map).isRegularFile();
    assertThat(Files.readString(map).split("\\W+")).containsAll(publicTypes(map.getParent()));
  }

  @Test
  void publicClassesAreFoundInEveryModule() throws IOException {
    assertThat(mainSources()).hasSizeGreaterThanOrEqualTo(10);
    for (Path sources : mainSources()) {
      try (Stream<Path> files = Files.walk(sources)) {
        List<String> found = new ArrayList<>();
        for (Path folder : files.filter(Files::isDirectory).toList()) {
          found.addAll(publicTypes(folder));
        }
        assertThat(found).as("public classes of %s", sources).isNotEmpty();
      }
    }
  }
}
