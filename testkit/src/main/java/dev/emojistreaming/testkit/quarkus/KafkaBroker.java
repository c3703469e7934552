package dev.emojistreaming.testkit.quarkus;

import dev.emojistreaming.process.FreePort;
import dev.emojistreaming.testkit.broker.BrokerProcess;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Starts a real broker for a Quarkus service under test, and chooses the service's management port.
 *
 * <p>Tests get the two values in fields with {@link BrokerAddress} and {@link ManagementPort}.
 */
public final class KafkaBroker implements QuarkusTestResourceLifecycleManager {

  private @Nullable BrokerProcess broker;
  private int managementPort;

  @Override
  public Map<String, String> start() {
    BrokerProcess started = BrokerProcess.start(newFolder());
    broker = started;
    managementPort = FreePort.find();
    // A packaged program reads the first name of the port, tests in the same JVM the second.
    return Map.of(
        "kafka.bootstrap.servers",
        started.address(),
        "quarkus.management.port",
        String.valueOf(managementPort),
        "quarkus.management.test-port",
        String.valueOf(managementPort));
  }

  private static Path newFolder() {
    try {
      Path target = Files.createDirectories(Path.of("target"));
      return Files.createTempDirectory(target, "broker");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void inject(TestInjector injector) {
    if (broker == null) {
      throw new IllegalStateException("the broker was not started");
    }
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
