package dev.emojistreaming.spark.settings;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.emojistreaming.spark.count.Scaling;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobSettingsTest {

  @Test
  void defaultsHoldWhenNothingIsSet() {
    assertThat(JobSettings.of(Map.of()))
        .isEqualTo(
            new JobSettings(
                Map.of("kafka.bootstrap.servers", "localhost:9092"),
                "emoji_reactions",
                "rgi",
                "data/checkpoint",
                Duration.ofMillis(500),
                2_500_000,
                Duration.ofHours(1),
                Duration.ofMinutes(65),
                true,
                Scaling.parse("log"),
                Optional.empty(),
                true,
                9002,
                Duration.ofMinutes(2)));
  }

  @Test
  void everySettingCanBeSet() {
    assertThat(
            JobSettings.of(
                Map.ofEntries(
                    entry("KAFKA_BOOTSTRAP_SERVERS", "kafka:9093"),
                    entry("KAFKA_SECURITY_PROTOCOL", "SASL_SSL"),
                    entry("KAFKA_SASL_JAAS_CONFIG", "…"),
                    entry("KAFKA_SSL_TRUSTSTORE_LOCATION", "/t"),
                    entry("KAFKA_HEAP_OPTS", "-Xmx1g"),
                    entry("EMOJI_TOPIC", "r"),
                    entry("EMOJI_CATALOGUE", "any"),
                    entry("CHECKPOINT_LOCATION", "/c"),
                    entry("TRIGGER_INTERVAL", "0"),
                    entry("MAX_OFFSETS_PER_TRIGGER", "7"),
                    entry("ALLOWED_LATENESS", "10"),
                    entry("WATERMARK_DELAY", "20.5"),
                    entry("DEDUPLICATE", "false"),
                    entry("SCALED_COUNT", "linear:10"),
                    entry("HISTORY_PATH", "/h"),
                    entry("CONSOLE", "false"),
                    entry("METRICS_PORT", "0"),
                    entry("LIVENESS_TIMEOUT", "60"))))
        .isEqualTo(
            new JobSettings(
                Map.of(
                    "kafka.bootstrap.servers", "kafka:9093",
                    "kafka.security.protocol", "SASL_SSL",
                    "kafka.sasl.jaas.config", "…",
                    "kafka.ssl.truststore.location", "/t"),
                "r",
                "any",
                "/c",
                Duration.ZERO,
                7,
                Duration.ofSeconds(10),
                Duration.ofMillis(20500),
                false,
                Scaling.parse("linear:10"),
                Optional.of("/h"),
                false,
                0,
                Duration.ofSeconds(60)));
  }

  @ParameterizedTest
  @CsvSource({
    "KAFKA_BOOTSTRAP_SERVERS, ' '",
    "EMOJI_TOPIC, ''",
    "EMOJI_CATALOGUE, ','",
    "CHECKPOINT_LOCATION, ''",
    "TRIGGER_INTERVAL, soon",
    "TRIGGER_INTERVAL, -1",
    "ALLOWED_LATENESS, 1h",
    "ALLOWED_LATENESS, 9999",
    "WATERMARK_DELAY, 604801",
    "WATERMARK_DELAY, 10",
    "WATERMARK_DELAY, 3609.999",
    "DEDUPLICATE, 1",
    "SCALED_COUNT, linear",
    "METRICS_PORT, 70000",
    "METRICS_PORT, x",
    "LIVENESS_TIMEOUT, -1",
    "LIVENESS_TIMEOUT, 19.999",
    "KAFKA_SSL_TRUSTSTOER_LOCATION, /t",
    "MAX_OFFSETS_PER_TRIGGER, 0",
    "MAX_OFFSETS_PER_TRIGGER, many",
    "CONSOLE, yes",
  })
  void badValueIsRefusedByItsName(String name, String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JobSettings.of(Map.of(name, value)))
        .withMessageContaining(name);
  }
}
