package dev.emojistreaming.feed;

import dev.emojistreaming.process.FreePort;
import dev.emojistreaming.testkit.broker.BrokerProcess;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Gives the feed under test a real broker. */
public final class KafkaBroker implements QuarkusTestResourceLifecycleManager {

  private BrokerProcess broker;
  private int managementPort;

  @Override
  public Map<String, String> start() {
    try {
      Files.createDirectories(Path.of("target"));
      broker = BrokerProcess.start(Files.createTempDirectory(Path.of("target"), "broker"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    // A program in a process of its own is told the port; tests look it up under the other name.
    managementPort = FreePort.find();
    return Map.of(
        "kafka.bootstrap.servers",
        broker.address(),
        "quarkus.management.port",
        String.valueOf(managementPort),
        "quarkus.management.test-port",
        String.valueOf(managementPort));
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(
        broker.address(),
        new TestInjector.AnnotatedAndMatchesType(BrokerAddress.class, String.class));
    injector.injectIntoFields(
        managementPort, new TestInjector.AnnotatedAndMatchesType(ManagementPort.class, int.class));
  }

  @Override
  public void stop() {
    if (broker != null) {
      broker.close();
    }
  }
}
