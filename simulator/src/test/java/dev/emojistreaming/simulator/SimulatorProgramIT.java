package dev.emojistreaming.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.emojistreaming.process.QuarkusProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program, in a separate process with ASCII as its charset and Arabic digits. */
class SimulatorProgramIT {

  @TempDir Path folder;

  @Test
  void standardOutputHasOnlyTheReport() throws Exception {
    try (LocalService service = new LocalService((n, e) -> LocalService.answer(e, 200))) {
      assertThat(run(Map.of("NUM_CLIENTS", "3", "EMOJIS_PER_CLIENT", "40"), "--url", service.url()))
          .isZero();
      assertThat(output()).first().asString().startsWith("playing 3 clients × 40 reactions");
      assertThat(output()).contains("sent: 120", "accepted: 120");
      assertThat(output()).last().asString().matches("  max: [0-9.]+ ms");
      assertThat(errors()).allMatch(line -> line.contains("accepted/s"));
    }
  }

  @Test
  void optionsTakePrecedenceOverVariables() throws Exception {
    try (LocalService service = new LocalService((n, e) -> LocalService.answer(e, 200))) {
      assertThat(run(Map.of("NUM_CLIENTS", "3"), "--clients=2", "--url", service.url())).isZero();
      assertThat(output()).contains("sent: 2000");
    }
  }

  @Test
  void durationOfAMatchTakesPrecedenceOverTheVariable() throws Exception {
    try (LocalService service = new LocalService((n, e) -> LocalService.answer(e, 200))) {
      assertThat(
              run(
                  Map.of("EMOJIS_PER_CLIENT", "1"),
                  "--profile=match",
                  "--duration=3s",
                  "--url",
                  service.url()))
          .isZero();
      assertThat(output())
          .contains("sent: 750", "accepted: 750")
          .first()
          .asString()
          .startsWith("playing 10 clients for 3 s")
          .contains("match, 250 reactions/s on average");
      assertThat(errors()).isNotEmpty().allMatch(line -> line.contains("of 3 s played"));
    }
  }

  @Test
  void badVariableEndsTheProgramWithTwoInOneLine() throws Exception {
    assertThat(run(Map.of("NUM_CLIENTS", "many"))).isEqualTo(2);
    assertThat(errors()).hasSize(1).first().asString().contains("--clients").contains("many");
    assertThat(output()).isEmpty();
  }

  @Test
  void unreachableKafkaIsReportedInOneLineWithoutLogs() throws Exception {
    assertThat(run(Map.of("KAFKA_BOOTSTRAP_SERVERS", "localhost:1"), "--verify")).isEqualTo(1);
    assertThat(errors()).hasSize(1).first().asString().contains("localhost:1").contains("--kafka");
    assertThat(output()).isEmpty();
  }

  @Test
  void helpNamesVariablesDefaultsAndExitCodes() throws Exception {
    assertThat(run(Map.of(), "--help")).isZero();
    assertThat(String.join("\n", output()))
        .contains("NUM_CLIENTS", "EMOJIS_PER_CLIENT", "KAFKA_BOOTSTRAP_SERVERS")
        .contains("http://localhost:8080", "Exit codes:");
    assertThat(errors()).isEmpty();
  }

  @Test
  void variablesConfigureTheKafkaClient() throws Exception {
    assertThat(run(Map.of("KAFKA_SECURITY_PROTOCOL", "HOPE"), "--verify")).isEqualTo(1);
    assertThat(errors()).singleElement().asString().contains("HOPE", "security.protocol");
  }

  @Test
  void variableThatTheLocaleCannotDecodeEndsTheProgramWithTwoInOneLine() throws Exception {
    assertThat(run(Map.of("KAFKA_CLIENT_ID", "café"), "--verify")).isEqualTo(2);
    assertThat(errors())
        .containsExactly(
            "simulator: KAFKA_CLIENT_ID cannot be decoded in the locale C;"
                + " set LC_ALL=C.UTF-8, and write the value in UTF-8");
  }

  private int run(Map<String, String> variables, String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(
            QuarkusProgram.in(Path.of("target"))
                .command(
                    List.of(
                        "-Duser.language=ar", "-Duser.country=EG", "-Duser.extensions=u-nu-arab")));
    command.addAll(List.of(arguments));
    ProcessBuilder program =
        new ProcessBuilder(command)
            .redirectOutput(folder.resolve("out").toFile())
            .redirectError(folder.resolve("err").toFile());
    program.environment().put("LC_ALL", "C");
    program.environment().putAll(variables);
    return program.start().waitFor();
  }

  private List<String> output() throws IOException {
    return Files.readAllLines(folder.resolve("out"), UTF_8);
  }

  private List<String> errors() throws IOException {
    return Files.readAllLines(folder.resolve("err"), UTF_8);
  }
}
