package dev.emojistreaming.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SparkJobCommandTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void helpListsCommandsAndExitCodes() {
    assertThat(execute("--help")).isZero();
    assertThat(out.toString())
        .contains("recount", "create-topics", "--version", "Exit codes:", "docs/configuration.md");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void versionIsPrinted() {
    assertThat(execute("--version")).isZero();
    assertThat(out.toString()).startsWith("spark-job 0.1.0");
  }

  @Test
  void helpOfCommandListsItsOptions() {
    assertThat(execute("recount --help")).isZero();
    assertThat(execute("create-topics --help")).isZero();
    assertThat(out.toString())
        .contains("--from=TIME", "--to=TIME")
        .contains("--partitions=N", "--replicas=N", "--min-insync-replicas=N");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          recount | Missing required options: '--from=TIME', '--to=TIME'
          recount --from 2026-11-23T18:00:00Z | Missing required option: '--to=TIME'
          recount --from 2026-11-23T18:00:00Z --to tomorrow | --to must be a time such as 2026-11-23T18:30:00Z, but is tomorrow
          recount --from 2026-11-23T18:00:00Z --to 2026-11-23T18:00:00Z | --from must be before --to (2026-11-23T18:00:00Z), but is 2026-11-23T18:00:00Z
          recount --from 2026-11-23T18:00:00Z --until 2026-11-23T19:00:00Z | Missing required option: '--to=TIME'
          create-topics --partitions | Missing required parameter for option '--partitions' (N)
          create-topics --partitions 0 | --partitions must be a whole number from 1 to 99999, but is 0
          create-topics --replicas many | --replicas must be a whole number from 1 to 99999, but is many
          create-topics --shards 3 | Unknown options: '--shards', '3'
          create-topics --replicas 2 --min-insync-replicas 3 | --min-insync-replicas must be at most --replicas (2), but is 3
          count | Unmatched argument at index 0: 'count'
          """)
  void badArgumentIsReportedInOneLineWithExitCode2(String arguments, String message) {
    assertThat(execute(arguments)).isEqualTo(2);
    assertThat(err.toString().lines()).containsExactly("spark-job: " + message);
    assertThat(out.toString()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "''",
    "recount --from 2026-11-23T18:00:00Z --to 2026-11-23T19:00:00Z",
    "create-topics"
  })
  void badVariableIsReportedInOneLineWithExitCode2(String arguments) {
    assertThat(execute(Map.of("CONSOLE", "yes"), arguments)).isEqualTo(2);
    assertThat(err.toString().lines())
        .containsExactly("spark-job: CONSOLE must be true or false, but is yes");
  }

  @Test
  void undecodedVariableIsReportedInOneLineWithExitCode2() {
    assertThat(execute(Map.of("EMOJI_CATALOGUE", "\uFFFD\uFFFD", "LC_ALL", "C"), "")).isEqualTo(2);
    assertThat(err.toString().lines())
        .containsExactly(
            "spark-job: EMOJI_CATALOGUE cannot be decoded in the locale C;"
                + " set LC_ALL=C.UTF-8, and write the value in UTF-8");
  }

  private int execute(String arguments) {
    return execute(Map.of(), arguments);
  }

  private int execute(Map<String, String> environment, String arguments) {
    return SparkJob.commandLine(environment)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments.isEmpty() ? new String[0] : arguments.split(" "));
  }
}
