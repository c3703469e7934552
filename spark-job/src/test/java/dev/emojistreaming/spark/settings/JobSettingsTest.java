package dev.emojistreaming.spark.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emojistreaming.contract.setting.DurationText;
import dev.emojistreaming.contract.setting.InvalidSettingException;
import dev.emojistreaming.spark.count.Scaling;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class JobSettingsTest {

  /**
   * A line of the table of settings.
   *
   * @param component of the record
   * @param text another value, as an operator writes it
   */
  private record Setting(
      String component, Object byDefault, Map<String, String> text, Object value) {
    @Override
    public String toString() {
      return component;
    }

    Object in(JobSettings settings) throws ReflectiveOperationException {
      return JobSettings.class.getMethod(component).invoke(settings);
    }
  }

  private static Stream<Setting> settings() {
    return Stream.of(
        new Setting(
            "kafkaOptions",
            Map.of("kafka.bootstrap.servers", "localhost:9092"),
            Map.of(
                "KAFKA_BOOTSTRAP_SERVERS", "kafka:9093",
                "KAFKA_SECURITY_PROTOCOL", "SASL_SSL",
                "KAFKA_SASL_JAAS_CONFIG", "…",
                "KAFKA_SSL_TRUSTSTORE_LOCATION", "/t",
                "KAFKA_HEAP_OPTS", "-Xmx1g"),
            Map.of(
                "kafka.bootstrap.servers", "kafka:9093",
                "kafka.security.protocol", "SASL_SSL",
                "kafka.sasl.jaas.config", "…",
                "kafka.ssl.truststore.location", "/t")),
        setting("reactionsTopic", "emoji_reactions", "EMOJI_TOPIC", "r", "r"),
        setting("emojiCatalogue", "rgi", "EMOJI_CATALOGUE", "any", "any"),
        setting("checkpoint", "data/checkpoint", "CHECKPOINT_LOCATION", "/c", "/c"),
        setting("triggerInterval", Duration.ofMillis(500), "TRIGGER_INTERVAL", "0", Duration.ZERO),
        setting("maxOffsetsPerTrigger", 2_500_000L, "MAX_OFFSETS_PER_TRIGGER", "7", 7L),
        setting(
            "allowedLateness",
            Duration.ofHours(1),
            "ALLOWED_LATENESS",
            "10",
            Duration.ofSeconds(10)),
        setting(
            "watermarkDelay", Duration.ofMinutes(65), "WATERMARK_DELAY", "2h", Duration.ofHours(2)),
        setting("deduplicate", true, "DEDUPLICATE", "false", false),
        setting("maxPerUser", 0, "MAX_PER_USER", "5", 5),
        setting(
            "scaling",
            Scaling.parse("log"),
            "SCALED_COUNT",
            "linear:10",
            Scaling.parse("linear:10")),
        setting("historyPath", Optional.empty(), "HISTORY_PATH", "/h", Optional.of("/h")),
        setting("console", true, "CONSOLE", "false", false),
        setting("metricsPort", 9002, "METRICS_PORT", "0", 0),
        setting(
            "livenessTimeout",
            Duration.ofMinutes(2),
            "LIVENESS_TIMEOUT",
            "60.5",
            Duration.ofMillis(60_500)));
  }

  private static Setting setting(
      String component, Object byDefault, String variable, String text, Object value) {
    return new Setting(component, byDefault, Map.of(variable, text), value);
  }

  @Test
  void everySettingIsInTheTableOfThisTest() {
    assertThat(settings().map(Setting::component))
        .containsExactlyElementsOf(
            Stream.of(JobSettings.class.getRecordComponents())
                .map(RecordComponent::getName)
                .toList());
  }

  @ParameterizedTest
  @MethodSource("settings")
  void defaultHoldsWhenNothingIsSet(Setting setting) throws ReflectiveOperationException {
    assertThat(setting.in(JobSettings.of(Map.of()))).isEqualTo(setting.byDefault());
  }

  @ParameterizedTest
  @MethodSource("settings")
  void variableSetsItsSettingAndNoOther(Setting setting) throws ReflectiveOperationException {
    JobSettings settings = JobSettings.of(setting.text());
    for (Setting each : settings().toList()) {
      assertThat(each.in(settings))
          .as(each.component())
          .isEqualTo(
              each.component().equals(setting.component()) ? each.value() : each.byDefault());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          TRIGGER_INTERVAL | 2.5 | 2500ms
          TRIGGER_INTERVAL | 500ms | 500ms
          TRIGGER_INTERVAL | PT1S | 1s
          TRIGGER_INTERVAL | 604800 | 7d
          """)
  void durationsAreSecondsOrHaveAUnit(String variable, String text, String duration) {
    assertThat(JobSettings.of(Map.of(variable, text)).triggerInterval())
        .isEqualTo(DurationText.parse(duration));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          KAFKA_BOOTSTRAP_SERVERS | ' ' | a text, but is empty
          EMOJI_TOPIC | '' | a text, but is empty
          EMOJI_CATALOGUE | , | rgi, any, or a comma-separated list of names of 1–64 printable characters, at least one of them visible, without controls of the writing direction and with at most four combining marks in a row, but is ,
          CHECKPOINT_LOCATION | '' | a text, but is empty
          TRIGGER_INTERVAL | soon | a duration from 0s to 7d, such as 10s or 500ms, but is soon
          TRIGGER_INTERVAL | -1 | a duration from 0s to 7d, such as 10s or 500ms, but is -1
          ALLOWED_LATENESS | -PT1S | a duration from 0s to 7d, such as 10s or 500ms, but is -PT1S
          WATERMARK_DELAY | 604801 | a duration from 0s to 7d, such as 10s or 500ms, but is 604801
          WATERMARK_DELAY | 3609.999 | at least ALLOWED_LATENESS plus 10s (3610s), but is 3609999ms
          DEDUPLICATE | 1 | true or false, but is 1
          MAX_PER_USER | -1 | a whole number from 0 to 1000000, but is -1
          MAX_PER_USER | 1000001 | a whole number from 0 to 1000000, but is 1000001
          MAX_PER_USER | off | a whole number from 0 to 1000000, but is off
          CONSOLE | yes | true or false, but is yes
          SCALED_COUNT | linear | log, threshold, or linear:N with N from 1, such as linear:10, but is linear
          METRICS_PORT | 70000 | a whole number from 0 to 65535, but is 70000
          METRICS_PORT | x | a whole number from 0 to 65535, but is x
          LIVENESS_TIMEOUT | 19.999 | a duration from 20s to 7d, such as 10s or 500ms, but is 19.999
          MAX_OFFSETS_PER_TRIGGER | 0 | a whole number from 1, but is 0
          MAX_OFFSETS_PER_TRIGGER | many | a whole number from 1, but is many
          """)
  void badValueIsReportedByItsVariable(String variable, String value, String rule) {
    assertThatThrownBy(() -> JobSettings.of(Map.of(variable, value)))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage(variable + " must be " + rule);
  }

  @Test
  void latenessBeyondTheWatermarkDelayIsRefused() {
    assertThatThrownBy(() -> JobSettings.of(Map.of("ALLOWED_LATENESS", "9999")))
        .hasMessage(
            "WATERMARK_DELAY must be at least ALLOWED_LATENESS plus 10s (10009s), but is 65m");
  }

  @Test
  void misspelledSecurityVariableIsReportedWithTheNearestOne() {
    assertThatThrownBy(() -> JobSettings.of(Map.of("KAFKA_SSL_TRUSTSTOER_LOCATION", "/t")))
        .hasMessage(
            "the variable KAFKA_SSL_TRUSTSTOER_LOCATION is unknown;"
                + " is it KAFKA_SSL_TRUSTSTORE_LOCATION?");
  }
}
