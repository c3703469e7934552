package dev.emojistreaming.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emojistreaming.contract.EmojiCatalogue;
import dev.emojistreaming.ingest.IngestConfig.Acknowledge;
import io.smallrye.config.ConfigMappings.ConfigClass;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class IngestConfigTest {

  private static final Path TABLE = Path.of("../docs/configuration.md");

  /**
   * A line of the table of settings.
   *
   * @param text another value, as an operator writes it
   */
  private record Setting<T>(
      String property,
      String variable,
      Function<IngestConfig, T> getter,
      T byDefault,
      String text,
      T value) {
    @Override
    public String toString() {
      return variable;
    }

    T in(SmallRyeConfig config) {
      return getter.apply(config.getConfigMapping(IngestConfig.class));
    }
  }

  private static Stream<Setting<?>> settings() {
    return Stream.of(
        new Setting<>(
            "ingest.acknowledge",
            "ACKNOWLEDGE",
            IngestConfig::acknowledge,
            Acknowledge.STORED,
            "buffered",
            Acknowledge.BUFFERED),
        new Setting<>(
            "ingest.emoji-catalogue",
            "EMOJI_CATALOGUE",
            IngestConfig::emojiCatalogue,
            EmojiCatalogue.of("rgi"),
            "any",
            EmojiCatalogue.of("any")),
        new Setting<>(
            "ingest.topic", "EMOJI_TOPIC", IngestConfig::topic, "emoji_reactions", "taps", "taps"),
        new Setting<>(
            "ingest.allowed-lateness",
            "ALLOWED_LATENESS",
            IngestConfig::allowedLateness,
            Duration.ofHours(1),
            "90m",
            Duration.ofMinutes(90)),
        new Setting<>(
            "ingest.drain-timeout",
            "INGEST_DRAIN_TIMEOUT",
            IngestConfig::drainTimeout,
            Duration.ofSeconds(10),
            "500ms",
            Duration.ofMillis(500)),
        new Setting<>(
            "ingest.kafka.delivery-timeout",
            "INGEST_KAFKA_DELIVERY_TIMEOUT",
            c -> c.kafka().deliveryTimeout(),
            Duration.ofSeconds(1),
            "PT10S",
            Duration.ofSeconds(10)),
        new Setting<>(
            "ingest.buffer.capacity",
            "INGEST_BUFFER_CAPACITY",
            c -> c.buffer().capacity(),
            50_000,
            "7",
            7),
        new Setting<>(
            "ingest.buffer.max-bytes",
            "INGEST_BUFFER_MAX_BYTES",
            c -> c.buffer().maxBytes().asLongValue(),
            32L << 20,
            "64M",
            64L << 20),
        new Setting<>(
            "ingest.buffer.flush-interval",
            "BUFFER_FLUSH_INTERVAL",
            c -> c.buffer().flushInterval(),
            Duration.ofMillis(500),
            "2.25",
            Duration.ofMillis(2_250)),
        new Setting<>(
            "ingest.buffer.flush-size",
            "INGEST_BUFFER_FLUSH_SIZE",
            c -> c.buffer().flushSize(),
            20_000,
            "9",
            9),
        new Setting<>(
            "ingest.overflow.path",
            "INGEST_OVERFLOW_PATH",
            c -> c.overflow().path(),
            Path.of("data/overflow/overflow.db"),
            "/o.db",
            Path.of("/o.db")),
        new Setting<>(
            "ingest.overflow.max-size",
            "INGEST_OVERFLOW_MAX_SIZE",
            c -> c.overflow().maxSize().asLongValue(),
            1L << 30,
            "512M",
            512L << 20),
        new Setting<>(
            "ingest.overflow.library-folder",
            "INGEST_OVERFLOW_LIBRARY_FOLDER",
            c -> c.overflow().libraryFolder(),
            Optional.empty(),
            "/lib",
            Optional.of(Path.of("/lib"))));
  }

  @Test
  void everyPropertyIsInTheTableOfThisTest() {
    assertThat(settings().map(Setting::property))
        .containsExactlyInAnyOrderElementsOf(
            ConfigClass.configClass(IngestConfig.class).getProperties().keySet());
  }

  @ParameterizedTest
  @MethodSource("settings")
  void defaultHoldsWhenNothingIsSet(Setting<?> setting) {
    assertThat((Object) setting.in(config(Map.of()))).isEqualTo(setting.byDefault());
  }

  @ParameterizedTest
  @MethodSource("settings")
  void variableSetsItsPropertyAndNoOther(Setting<?> setting) {
    SmallRyeConfig config = config(Map.of(setting.variable(), setting.text()));
    settings()
        .forEach(
            each ->
                assertThat((Object) each.in(config))
                    .as(each.variable())
                    .isEqualTo(
                        each.variable().equals(setting.variable())
                            ? each.value()
                            : each.byDefault()));
  }

  @ParameterizedTest
  @MethodSource("settings")
  void documentedDefaultIsTheDefault(Setting<?> setting) throws IOException {
    String byDefault = config(Map.of()).getConfigValue(setting.property()).getValue();
    assertThat(Files.readString(TABLE).lines())
        .anyMatch(
            row ->
                row.startsWith("| `" + setting.variable() + "` |")
                    && (byDefault == null || row.endsWith("| `" + byDefault + "` |")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ACKNOWLEDGE | perhaps | stored or buffered
          EMOJI_CATALOGUE | 👍,, | rgi, any, or a comma-separated list of names of 1–64 printable characters, at least one of them visible, without controls of the writing direction and with at most four combining marks in a row
          ALLOWED_LATENESS | 8d | a duration from 0s to 7d, such as 10s or 500ms
          INGEST_DRAIN_TIMEOUT | -1s | a duration from 1ms to 1h, such as 10s or 500ms
          INGEST_KAFKA_DELIVERY_TIMEOUT | soon | a duration from 1ms to 1h, such as 10s or 500ms
          BUFFER_FLUSH_INTERVAL | 3601 | a duration from 1ms to 1h, such as 10s or 500ms
          INGEST_BUFFER_CAPACITY | 0 | a whole number from 1 to 1000000
          INGEST_BUFFER_FLUSH_SIZE | many | a whole number from 1 to 1000000
          INGEST_BUFFER_MAX_BYTES | 1M | a size from 8M to 1P, such as 64M
          INGEST_OVERFLOW_MAX_SIZE | 1G5 | a size from 32M to 1P, such as 64M
          """)
  void badValueIsReportedByItsVariable(String variable, String value, String rule) {
    assertThatThrownBy(() -> config(Map.of(variable, value)))
        .isInstanceOf(ConfigValidationException.class)
        .hasMessage(
            "Configuration validation failed:\n\t%s must be %s, but is %s", variable, rule, value);
  }

  @ParameterizedTest
  @CsvSource({"10S, 10000", "0.5S, 500", "1M, 60000", "1H, 3600000", "PT1.5S, 1500", "7, 7000"})
  void olderFormsOfDurationsKeepTheirMeaning(String text, long millis) {
    assertThat(
            config(Map.of("INGEST_DRAIN_TIMEOUT", text))
                .getConfigMapping(IngestConfig.class)
                .drainTimeout())
        .hasMillis(millis);
  }

  @Test
  void unknownVariableIsReportedWithTheNearestOne() {
    assertThat(
            UnknownVariableWarning.warnings(
                Set.of("INGEST_DRAIN_TIMEOUTS", "INGEST_SERVICE_HOST", "INGEST_URL", "FEED_X")))
        .containsExactly(
            "the variable INGEST_DRAIN_TIMEOUTS is unknown; is it INGEST_DRAIN_TIMEOUT?");
  }

  @Test
  void noVariableThatHasAnEffectIsReportedAsUnknown() {
    assertThat(
            UnknownVariableWarning.warnings(
                settings().map(Setting::variable).collect(Collectors.toSet())))
        .isEmpty();
  }

  private static SmallRyeConfig config(Map<String, String> environment) {
    return new SmallRyeConfigBuilder()
        .addDefaultInterceptors()
        .withSources(new EnvConfigSource(environment, 300), applicationProperties())
        .withMapping(IngestConfig.class)
        .build();
  }

  private static PropertiesConfigSource applicationProperties() {
    try {
      return new PropertiesConfigSource(
          Path.of("src/main/resources/application.properties").toUri().toURL(), 250);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
