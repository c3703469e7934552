package dev.emojistreaming.ingest.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChannelSharesTest {

  private static final String EMITTER_BUFFER = "mp.messaging.emitter.default-buffer-size";

  @ParameterizedTest
  @CsvSource({"50000, 25000", "400, 200", "2, 1", "1, 1", "many, 25000"})
  void bufferIsHalfOfTheCapacity(String capacity, int expected) {
    assertThat(bufferSize(Map.of("ingest.buffer.capacity", capacity))).isEqualTo(expected);
  }

  @Test
  void bufferFollowsTheDefaultCapacity() {
    assertThat(bufferSize(Map.of())).isEqualTo(25_000);
  }

  @Test
  void configuredBufferTakesPrecedence() {
    assertThat(bufferSize(Map.of(EMITTER_BUFFER, "7"))).isEqualTo(7);
  }

  private static int bufferSize(Map<String, String> settings) {
    SmallRyeConfig config =
        new SmallRyeConfigBuilder()
            .withSources(new ChannelShares())
            .withSources(
                new io.smallrye.config.PropertiesConfigSource(settings, "application", 250))
            .build();
    return config.getValue(EMITTER_BUFFER, Integer.class);
  }
}
