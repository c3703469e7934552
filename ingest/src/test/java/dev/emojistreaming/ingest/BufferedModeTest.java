package dev.emojistreaming.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.emojistreaming.testkit.kafka.TopicReader;
import dev.emojistreaming.testkit.quarkus.KafkaBroker;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaBroker.class)
@TestProfile(BufferedModeTest.Buffered.class)
class BufferedModeTest {

  public static final class Buffered implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "ACKNOWLEDGE", "buffered",
          "EMOJI_CATALOGUE", "👍,:wicket:",
          "BUFFER_FLUSH_INTERVAL", "0.1");
    }
  }

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  @Test
  void reactionIsAnsweredFromMemoryAndReachesKafka() {
    String user = UUID.randomUUID().toString();
    ReactionRequest.post(user, ":wicket:").statusCode(200).body("stored", equalTo("memory"));
    List<String> records =
        TopicReader.awaitValues(
            bootstrapServers,
            "emoji_reactions",
            1,
            record -> record.contains(user) && record.contains(":wicket:"));
    assertThat(records).hasSize(1);
    ReadyService.await();
  }

  @Test
  void configuredCatalogueIsUsed() {
    ReactionRequest.post("u", "👍").statusCode(200);
    ReactionRequest.post("u", "🎉").statusCode(400);
  }
}
