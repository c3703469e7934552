package dev.emojistreaming.contract.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UndecodedVariablesTest {

  private static final String UNDECODED = "\uFFFD\uFFFD,:wicket:";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          NONE | x | POSIX | LANG
          LANG | '' | POSIX | LANG
          LANG | C | C | LANG
          LC_CTYPE | POSIX | POSIX | LC_CTYPE
          LC_ALL | de_DE.UTF-8 | de_DE.UTF-8 | LC_ALL
          """)
  void errorNamesVariableLocaleAndRemedy(
      String localeVariable, String value, String locale, String setBy) {
    Map<String, String> environment =
        Map.of("EMOJI_CATALOGUE", UNDECODED, "EMOJI_TOPIC", "taps", localeVariable, value);
    assertThat(UndecodedVariables.error(environment))
        .contains(
            "EMOJI_CATALOGUE cannot be decoded in the locale %s; set %s=C.UTF-8, and write the value in UTF-8"
                .formatted(locale, setBy));
  }

  @Test
  void valueIsNotInTheError() {
    assertThat(UndecodedVariables.error(Map.of("KAFKA_SASL_JAAS_CONFIG", UNDECODED)))
        .hasValueSatisfying(line -> assertThat(line).doesNotContain("wicket"));
  }

  @Test
  void severalVariablesAreOneLine() {
    assertThat(
            UndecodedVariables.error(
                Map.of("INGEST_OVERFLOW_PATH", UNDECODED, "HISTORY_PATH", UNDECODED)))
        .hasValueSatisfying(
            line -> assertThat(line).startsWith("HISTORY_PATH and INGEST_OVERFLOW_PATH cannot"));
  }

  @Test
  void decodedVariablesAndThoseOfOtherProgramsAreNoError() {
    assertThat(
            UndecodedVariables.error(
                Map.of("EMOJI_CATALOGUE", "👍,❤️", "OLDPWD", "/home/m\uFFFD\uFFFDller")))
        .isEmpty();
  }

  @Test
  void everyDocumentedVariableIsChecked() throws Exception {
    List<String> documented =
        Pattern.compile("^\\| `([A-Z_]+)` \\|", Pattern.MULTILINE)
            .matcher(Files.readString(Path.of("../docs/configuration.md")))
            .results()
            .map(row -> row.group(1))
            .toList();
    assertThat(documented).hasSizeGreaterThan(40);
    assertThat(documented)
        .allSatisfy(
            name -> assertThat(UndecodedVariables.error(Map.of(name, UNDECODED))).isPresent());
  }
}
