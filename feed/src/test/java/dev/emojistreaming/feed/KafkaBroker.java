package dev.emojistreaming.feed;

import dev.emojistreaming.broker.BrokerProcess;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Gives the feed under test a real broker. */
public final class KafkaBroker implements QuarkusTestResourceLifecycleManager {

  private BrokerProcess broker;

  @Override
  public Map<String, String> start() {
    try {
      Files.createDirectories(Path.of("target"));
      broker = BrokerProcess.start(Files.createTempDirectory(Path.of("target"), "broker"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.of("kafka.bootstrap.servers", broker.address());
  }

  @Override
  public void stop() {
    if (broker != null) {
      broker.close();
    }
  }
}
