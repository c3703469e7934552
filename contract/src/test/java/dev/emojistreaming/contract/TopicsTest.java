package dev.emojistreaming.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emojistreaming.contract.Topics.Definition;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TopicsTest {

  private static final String SEVEN_DAYS_MS = "604800000";

  @Test
  void topicsAreDefined() {
    assertThat(Topics.all(Topics.REACTIONS))
        .containsExactly(
            new Definition(
                "emoji_reactions",
                4,
                Map.of("message.timestamp.type", "LogAppendTime", "retention.ms", SEVEN_DAYS_MS)),
            new Definition(
                "emoji_counts",
                4,
                Map.of(
                    "cleanup.policy",
                    "compact,delete",
                    "message.timestamp.type",
                    "LogAppendTime",
                    "retention.ms",
                    SEVEN_DAYS_MS)),
            new Definition(
                "emoji_dead_letters",
                1,
                Map.of(
                    "compression.type",
                    "lz4",
                    "max.message.bytes",
                    "1048588",
                    "message.timestamp.type",
                    "LogAppendTime",
                    "retention.ms",
                    SEVEN_DAYS_MS)));
  }

  @Test
  void topicOfReactionsMayHaveAnotherName() {
    assertThat(Topics.all("taps"))
        .extracting(Definition::name)
        .containsExactly("taps", "emoji_counts", "emoji_dead_letters");
  }
}
