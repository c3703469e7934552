package dev.emojistreaming.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emojistreaming.simulator.crowd.Profile;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

class SimulatorOptionsTest {

  private static final Vertx VERTX = Vertx.vertx();

  /**
   * A line of the table of options.
   *
   * @param argument sets another value
   */
  private record Setting(String option, @Nullable Object byDefault, String argument, Object value) {
    @Override
    public String toString() {
      return option;
    }
  }

  private static Stream<Setting> options() {
    return Stream.of(
        new Setting(
            "--url",
            URI.create("http://localhost:8080"),
            "--url=https://in.example/a",
            URI.create("https://in.example/a")),
        new Setting("--room", null, "--room=final", "final"),
        new Setting("--clients", 10, "--clients=7", 7),
        new Setting("--reactions-per-client", 1_000, "--reactions-per-client=5", 5),
        new Setting("--duration", null, "--duration=30m", Duration.ofMinutes(30)),
        new Setting("--rate", null, "--rate=2.5", 2.5),
        new Setting("--profile", null, "--profile=match", Profile.MATCH),
        new Setting("--seed", null, "--seed=42", 42L),
        new Setting("--timeout", Duration.ofSeconds(10), "--timeout=300ms", Duration.ofMillis(300)),
        new Setting("--api-key", "", "--api-key=es_key", "es_key"),
        new Setting("--verify", false, "--verify", true),
        new Setting(
            "--verify-timeout", Duration.ofMinutes(2), "--verify-timeout=1h", Duration.ofHours(1)),
        new Setting("--kafka", "localhost:9092", "--kafka=kafka:9093", "kafka:9093"));
  }

  @AfterAll
  static void closeVertx() {
    VERTX.close();
  }

  @Test
  void everyOptionIsInTheTableOfThisTest() {
    assertThat(options().map(Setting::option))
        .containsExactlyInAnyOrderElementsOf(
            parse().options().stream()
                .filter(option -> !option.usageHelp() && !option.versionHelp())
                .map(OptionSpec::longestName)
                .toList());
  }

  @Test
  void defaultsHoldWithoutArguments() {
    CommandSpec parsed = parse();
    options().forEach(each -> assertValue(parsed, each, each.byDefault()));
  }

  @ParameterizedTest
  @MethodSource("options")
  void argumentSetsItsOptionAndNoOther(Setting setting) {
    CommandSpec parsed = parse(setting.argument());
    options()
        .forEach(
            each ->
                assertValue(
                    parsed,
                    each,
                    each.option().equals(setting.option()) ? each.value() : each.byDefault()));
  }

  private static void assertValue(CommandSpec parsed, Setting setting, @Nullable Object expected) {
    Object value = parsed.findOption(setting.option()).getValue();
    assertThat(value).as(setting.option()).isEqualTo(expected);
  }

  private static CommandSpec parse(String... arguments) {
    CommandLine commandLine =
        CommandLineSetup.withPlainErrors(
            new CommandLine(
                new SimulatorCommand(VERTX, Clock.systemUTC(), new Random(1), Map.of())));
    commandLine.parseArgs(arguments);
    return commandLine.getCommandSpec();
  }
}
