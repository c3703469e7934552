package dev.emojistreaming.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ReactionWriterTest {

  private static final Instant TIME = Instant.parse("2026-11-23T12:00:00.480Z");

  @Test
  void receivedReactionHasEveryFieldInOrder() {
    ReceivedReaction reaction =
        new SentReaction("u \"1\"", "👍🏽", TIME.plusSeconds(5), "final-2026", "m-1")
            .received("m-1", TIME.plusSeconds(1), TIME);
    assertThat(new String(ReactionWriter.toJson(reaction), UTF_8))
        .isEqualTo(
            "{\"user_id\":\"u \\\"1\\\"\",\"emoji_type\":\"👍🏽\","
                + "\"timestamp\":\"2026-11-23T12:00:01.480Z\",\"room\":\"final-2026\","
                + "\"message_id\":\"m-1\",\"received_at\":\"2026-11-23T12:00:00.480Z\"}");
  }

  @Test
  void sentReactionHasTheFieldsOfARequest() {
    SentReaction reaction = new SentReaction("u", "👍", TIME, "main", null);
    assertThat(new String(ReactionWriter.toJson(reaction), UTF_8))
        .isEqualTo(
            "{\"user_id\":\"u\",\"emoji_type\":\"👍\","
                + "\"timestamp\":\"2026-11-23T12:00:00.480Z\",\"room\":\"main\"}");
  }
}
