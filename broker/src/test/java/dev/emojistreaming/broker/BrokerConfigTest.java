package dev.emojistreaming.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BrokerConfigTest {

  @Test
  void listenersAreOnLoopbackAndClientsConnectToTheAdvertisedPort() {
    BrokerConfig config = config(Map.of());
    assertThat(config.address()).isEqualTo("localhost:9193");
    assertThat(config.properties())
        .containsEntry("listeners", "PLAINTEXT://127.0.0.1:9092,CONTROLLER://127.0.0.1:9194")
        .containsEntry("advertised.listeners", "PLAINTEXT://localhost:9193")
        .containsEntry("controller.quorum.voters", "1@127.0.0.1:9194");
  }

  @Test
  void overridesReplaceTheDefaults() {
    Map<String, String> given = Map.of("auto.create.topics.enable", "true", "num.io.threads", "2");
    assertThat(config(given).properties())
        .containsEntry("auto.create.topics.enable", "true")
        .containsEntry("num.io.threads", "2")
        .containsEntry("process.roles", "broker,controller");
  }

  private static BrokerConfig config(Map<String, String> overrides) {
    return new BrokerConfig(9092, 9193, 9194, Path.of("data"), overrides);
  }
}
