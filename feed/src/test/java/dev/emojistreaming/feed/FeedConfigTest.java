package dev.emojistreaming.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedConfigTest {

  private static FeedConfig config(Map<String, String> settings) {
    return new SmallRyeConfigBuilder()
        .withConverter(Duration.class, 200, new DurationConverter())
        .withMapping(FeedConfig.class)
        .withDefaultValues(settings)
        .build()
        .getConfigMapping(FeedConfig.class);
  }

  @Test
  void defaultsAreThoseOfTheReadme() {
    FeedConfig config = config(Map.of());
    FeedConfigCheck.require(config);
    assertThat(config.ingestUrl()).isEqualTo(URI.create("http://localhost:8080"));
    assertThat(config.reactionsTopic()).isEqualTo("emoji_reactions");
    assertThat(config.retention()).isEqualTo(Duration.ofHours(1));
    assertThat(config.tick()).isEqualTo(Duration.ofMillis(500));
    assertThat(config.heartbeat()).isEqualTo(Duration.ofSeconds(15));
    assertThat(config.staleAfter()).isEqualTo(Duration.ofSeconds(5));
    assertThat(config.maxCounts()).isEqualTo(1_000_000);
    assertThat(config.snapshot()).isEqualTo(Duration.ofMinutes(1));
    assertThat(config.top()).isEqualTo(10);
    assertThat(config.clientBuffer()).isEqualTo(262_144);
  }

  @ParameterizedTest
  @CsvSource({
    "feed.tick, 50ms, 'feed.tick must be from 0.1S to 1M, not 0.05S'",
    "feed.retention, 8D, 'feed.retention must be from 1M to 168H, not 192H'",
    "feed.snapshot, 2H, 'feed.snapshot must be from 2S to 1H, not 2H'",
    "feed.heartbeat, 60s, 'feed.heartbeat must be from 1S to 45S, not 1M'",
    "feed.stale-after, 1s, 'feed.stale-after must be from 2S to 1H, not 1S'",
    "feed.max-counts, 0, 'feed.max-counts must be from 1000 to 2147483647, not 0'",
    "feed.top, 1001, 'feed.top must be from 1 to 1000, not 1001'",
    "feed.client-buffer, 100, 'feed.client-buffer must be from 4096 to 67108864, not 100'",
  })
  void settingOutOfBoundsIsNamed(String name, String value, String message) {
    FeedConfig config = config(Map.of(name, value));
    assertThatThrownBy(() -> FeedConfigCheck.require(config)).hasMessage(message);
  }
}
