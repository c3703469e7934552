package dev.emojistreaming.deployment.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The table in the chart's README is generated from the comments in {@code values.yaml}. With
 * {@code -Dvalues.table=write} this test writes it.
 */
class ValuesTableTest {

  private static final Path README = Chart.FOLDER.resolve("README.md");
  private static final String BEGIN = "<!-- values: from the comments of values.yaml -->\n";
  private static final String END = "<!-- end of values -->\n";

  @Test
  void tableMatchesTheValues() throws IOException {
    String readme = Files.readString(README);
    int begin = readme.indexOf(BEGIN) + BEGIN.length();
    String generated = readme.substring(0, begin) + table() + readme.substring(readme.indexOf(END));
    if ("write".equals(System.getProperty("values.table"))) {
      Files.writeString(README, generated);
    }
    assertThat(Files.readString(README))
        .as("run ./mvnw test -pl deployment -am -Dtest=ValuesTableTest -Dvalues.table=write")
        .isEqualTo(generated);
  }

  private static String table() {
    return Values.ofChart().stream()
        .map(Values::row)
        .collect(Collectors.joining("\n", "| value | meaning | default |\n|---|---|---|\n", "\n"));
  }

  @Test
  void everyValueHasADescription() {
    assertThat(Values.ofChart())
        .isNotEmpty()
        .allSatisfy(value -> assertThat(value.meaning()).as(value.path()).isNotBlank());
  }
}
