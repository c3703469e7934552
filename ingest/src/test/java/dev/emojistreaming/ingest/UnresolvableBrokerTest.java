package dev.emojistreaming.ingest;

import static org.hamcrest.Matchers.equalTo;

import dev.emojistreaming.testkit.log.ExpectedLog;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** In a cluster, the broker's name may not resolve when ingest starts. */
@QuarkusTest
@TestProfile(UnresolvableBrokerTest.NoSuchName.class)
class UnresolvableBrokerTest {

  public static final class NoSuchName implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("kafka.bootstrap.servers", "kafka.invalid:9092");
    }
  }

  @Test
  @ExpectedLog(logger = "KafkaProbe", message = "kafka=no-client: No resolvable bootstrap urls")
  void reactionIsKeptInTheOverflow() {
    ReactionRequest.post().statusCode(200).body("stored", equalTo("overflow"));
  }
}
