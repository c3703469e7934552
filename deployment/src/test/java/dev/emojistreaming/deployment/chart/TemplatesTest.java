package dev.emojistreaming.deployment.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Every template reads facts about components from one place, and renders no comments. */
@ParameterizedClass(name = "{0}")
@MethodSource("templates")
class TemplatesTest {

  private static final Path FOLDER = Chart.FOLDER.resolve("templates");
  private static final Path COMPONENTS = FOLDER.resolve("_components.tpl");
  private static final Pattern FACT = Pattern.compile("/[a-z/-]{6,}|\\b[0-9]{3,5}\\b");

  private final String text;

  TemplatesTest(Path template) {
    text = read(FOLDER.resolve(template));
  }

  static List<Path> templates() {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.equals(COMPONENTS))
          .map(FOLDER::relativize)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<String> facts(String text) {
    return FACT.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
  }

  @Test
  void portsPathsAndUsersAreOnlyInTheComponents() {
    assertThat(facts(read(COMPONENTS))).contains("8080", "1001", "/q/metrics");
    assertThat(facts(text)).doesNotContainAnyElementsOf(facts(read(COMPONENTS)));
  }

  @Test
  void commentsAreNotRendered() {
    assertThat(text.lines()).noneMatch(line -> line.strip().startsWith("#"));
  }
}
