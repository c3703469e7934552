package dev.emojistreaming.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

class StandaloneOptionsTest {

  private static final String START = "";
  private static final String KAFKA = "kafka";

  /**
   * A line of the table of options.
   *
   * @param command the subcommand, or {@link #START} for the command itself
   * @param argument sets another value
   */
  private record Setting(
      String command, String option, Object byDefault, String argument, Object value) {
    @Override
    public String toString() {
      return command + " " + option;
    }

    Object in(CommandSpec parsed) {
      return parsed.findOption(option).getValue();
    }
  }

  private static Stream<Setting> options() {
    return Stream.of(
        new Setting(START, "--once", false, "--once", true),
        port(START, "--http-port", 8080),
        port(START, "--management-port", 9000),
        port(START, "--feed-port", 8090),
        port(START, "--feed-management-port", 9001),
        port(START, "--job-metrics-port", 0),
        port(START, "--kafka-port", 9092),
        folder(START, "--data", "data"),
        folder(START, "--home", "."),
        port(KAFKA, "--kafka-port", 9092),
        folder(KAFKA, "--data", "data"),
        folder(KAFKA, "--home", "."));
  }

  private static Setting port(String command, String option, int byDefault) {
    return new Setting(command, option, byDefault, option + "=12345", 12_345);
  }

  private static Setting folder(String command, String option, String byDefault) {
    return new Setting(command, option, Path.of(byDefault), option + "=/f", Path.of("/f"));
  }

  private static Stream<Setting> optionsOf(String command) {
    return options().filter(each -> each.command().equals(command));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyOptionIsInTheTableOfThisTest(String command) {
    assertThat(optionsOf(command).map(Setting::option))
        .containsExactlyInAnyOrderElementsOf(
            parse(command).options().stream()
                .filter(option -> !option.usageHelp() && !option.versionHelp())
                .map(OptionSpec::longestName)
                .toList());
  }

  @ParameterizedTest
  @MethodSource("commands")
  void defaultsHoldWithoutArguments(String command) {
    CommandSpec parsed = parse(command);
    optionsOf(command)
        .forEach(each -> assertThat(each.in(parsed)).as(each.option()).isEqualTo(each.byDefault()));
  }

  @ParameterizedTest
  @MethodSource("options")
  void argumentSetsItsOptionAndNoOther(Setting setting) {
    CommandSpec parsed = parse(setting.command(), setting.argument());
    optionsOf(setting.command())
        .forEach(
            each ->
                assertThat(each.in(parsed))
                    .as(each.option())
                    .isEqualTo(each.equals(setting) ? each.value() : each.byDefault()));
  }

  @Test
  void gettersReturnTheirOptions() {
    StandaloneOptions options = new StandaloneOptions();
    new CommandLine(options)
        .parseArgs(
            "--http-port=1",
            "--management-port=2",
            "--feed-port=3",
            "--feed-management-port=4",
            "--job-metrics-port=5",
            "--kafka-port=6",
            "--home=/h");
    assertThat(
            List.of(
                options.httpPort(),
                options.managementPort(),
                options.feedPort(),
                options.feedManagementPort(),
                options.jobMetricsPort(),
                options.kafkaPort()))
        .containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(options.home()).isEqualTo(Path.of("/h"));
  }

  private static Stream<String> commands() {
    return Stream.of(START, KAFKA);
  }

  private static CommandSpec parse(String command, String... arguments) {
    CommandLine start = Standalone.commandLine();
    start.parseArgs(
        Stream.concat(Stream.of(command), Stream.of(arguments))
            .filter(argument -> !argument.equals(START))
            .toArray(String[]::new));
    return command.equals(START)
        ? start.getCommandSpec()
        : start.getSubcommands().get(command).getCommandSpec();
  }
}
