package dev.emojistreaming.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.ConfigMappings.ConfigClass;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FeedConfigTest {

  private static final Path TABLE = Path.of("../docs/configuration.md");

  /**
   * A line of the table of settings.
   *
   * @param text another value, as an operator writes it
   */
  private record Setting<T>(
      String property,
      String variable,
      Function<FeedConfig, T> getter,
      T byDefault,
      String text,
      T value) {
    @Override
    public String toString() {
      return variable;
    }

    T in(SmallRyeConfig config) {
      return getter.apply(config.getConfigMapping(FeedConfig.class));
    }
  }

  private static Stream<Setting<?>> settings() {
    return Stream.of(
        new Setting<>(
            "feed.ingest-url",
            "INGEST_URL",
            FeedConfig::ingestUrl,
            URI.create("http://localhost:8080"),
            "https://in.example",
            URI.create("https://in.example")),
        new Setting<>(
            "feed.reactions-topic",
            "EMOJI_TOPIC",
            FeedConfig::reactionsTopic,
            "emoji_reactions",
            "taps",
            "taps"),
        new Setting<>(
            "feed.retention",
            "FEED_RETENTION",
            FeedConfig::retention,
            Duration.ofHours(1),
            "7d",
            Duration.ofDays(7)),
        new Setting<>(
            "feed.tick",
            "FEED_TICK",
            FeedConfig::tick,
            Duration.ofMillis(500),
            "0.25S",
            Duration.ofMillis(250)),
        new Setting<>(
            "feed.heartbeat",
            "FEED_HEARTBEAT",
            FeedConfig::heartbeat,
            Duration.ofSeconds(15),
            "20",
            Duration.ofSeconds(20)),
        new Setting<>(
            "feed.stale-after",
            "FEED_STALE_AFTER",
            FeedConfig::staleAfter,
            Duration.ofSeconds(5),
            "1M",
            Duration.ofMinutes(1)),
        new Setting<>(
            "feed.max-counts", "FEED_MAX_COUNTS", FeedConfig::maxCounts, 1_000_000, "1000", 1_000),
        new Setting<>(
            "feed.snapshot",
            "FEED_SNAPSHOT",
            FeedConfig::snapshot,
            Duration.ofMinutes(1),
            "PT30M",
            Duration.ofMinutes(30)),
        new Setting<>("feed.top", "FEED_TOP", FeedConfig::top, 10, "3", 3),
        new Setting<>(
            "feed.client-buffer",
            "FEED_CLIENT_BUFFER",
            FeedConfig::clientBuffer,
            256 << 10,
            "131072",
            128 << 10));
  }

  @Test
  void everyPropertyIsInTheTableOfThisTest() {
    assertThat(settings().map(Setting::property))
        .containsExactlyInAnyOrderElementsOf(
            ConfigClass.configClass(FeedConfig.class).getProperties().keySet());
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
          INGEST_URL | a b | an address such as http://localhost:8080
          FEED_RETENTION | 8D | a duration from 1m to 7d, such as 10s or 500ms
          FEED_TICK | 50ms | a duration from 100ms to 1m, such as 10s or 500ms
          FEED_HEARTBEAT | 60s | a duration from 1s to 45s, such as 10s or 500ms
          FEED_STALE_AFTER | soon | a duration from 2s to 1h, such as 10s or 500ms
          FEED_MAX_COUNTS | 0 | a whole number from 1000 to 2147483647
          FEED_SNAPSHOT | 1s | a duration from 2s to 7d, such as 10s or 500ms
          FEED_TOP | 1001 | a whole number from 1 to 1000
          FEED_CLIENT_BUFFER | 100 | a size from 4K to 64M, such as 64M
          """)
  void badValueIsReportedByItsVariable(String variable, String value, String rule) {
    assertThatThrownBy(() -> config(Map.of(variable, value)))
        .isInstanceOf(ConfigValidationException.class)
        .hasMessage(
            "Configuration validation failed:\n\t%s must be %s, but is %s", variable, rule, value);
  }

  @Test
  void snapshotLongerThanTheRetentionIsRefused() {
    FeedConfig config =
        config(Map.of("FEED_SNAPSHOT", "2h", "FEED_RETENTION", "90m"))
            .getConfigMapping(FeedConfig.class);
    assertThatThrownBy(() -> FeedConfigCheck.require(config))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage("FEED_SNAPSHOT must be at most FEED_RETENTION (90m), but is 2h");
    FeedConfigCheck.require(config(Map.of()).getConfigMapping(FeedConfig.class));
  }

  @Test
  void unknownVariableIsReportedWithTheNearestOne() {
    assertThat(
            UnknownVariableWarning.warnings(
                Set.of("FEED_TICKS", "FEED_PORT_8090_TCP", "FEED_SERVICE_HOST", "INGEST_X")))
        .containsExactly("the variable FEED_TICKS is unknown; is it FEED_TICK?");
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
        .withMapping(FeedConfig.class)
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
