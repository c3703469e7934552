package dev.emojistreaming.ingest;

import static org.hamcrest.Matchers.equalTo;

import dev.emojistreaming.testkit.quarkus.KafkaBroker;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
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
    try (TopicReader topic = new TopicReader(bootstrapServers, "emoji_reactions")) {
      topic.await(1, record -> record.contains(user) && record.contains(":wicket:"));
    }
    ReadyService.await();
  }

  @Test
  void catalogueOfTheOperatorHolds() {
    ReactionRequest.post("u", "👍").statusCode(200);
    ReactionRequest.post("u", "🎉").statusCode(400);
  }
}
