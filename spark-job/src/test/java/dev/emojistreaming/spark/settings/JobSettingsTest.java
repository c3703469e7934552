package dev.emojistreaming.spark.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobSettingsTest {

  @Test
  void defaultsHoldWhenNothingIsSet() {
    assertThat(JobSettings.of(Map.of()))
        .isEqualTo(
            new JobSettings(
                "localhost:9092",
                "emoji_reactions",
                "rgi",
                "data/checkpoint",
                Duration.ofMillis(500),
                Duration.ofHours(1),
                Duration.ofHours(2),
                200_000,
                true));
  }

  @Test
  void everySettingCanBeSet() {
    assertThat(
            JobSettings.of(
                Map.of(
                    "KAFKA_BOOTSTRAP_SERVERS", "kafka:9093",
                    "EMOJI_TOPIC", "r",
                    "EMOJI_CATALOGUE", "any",
                    "CHECKPOINT_LOCATION", "/c",
                    "TRIGGER_INTERVAL", "0",
                    "ALLOWED_LATENESS", "10",
                    "WATERMARK_DELAY", "20.5",
                    "MAX_OFFSETS_PER_TRIGGER", "7",
                    "CONSOLE", "false")))
        .isEqualTo(
            new JobSettings(
                "kafka:9093",
                "r",
                "any",
                "/c",
                Duration.ZERO,
                Duration.ofSeconds(10),
                Duration.ofMillis(20500),
                7,
                false));
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
    "WATERMARK_DELAY, 3600.999",
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
