package dev.emojistreaming.testkit.broker;

import dev.emojistreaming.broker.Broker;
import dev.emojistreaming.broker.BrokerCommand;
import dev.emojistreaming.process.FreePort;
import dev.emojistreaming.process.LeashedProcess;
import dev.emojistreaming.process.ReadyLine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A {@link Broker} as a child process. Its log is not checked for warnings: it is Kafka's, and
 * warns of clients that disconnect and of a busy machine.
 */
public final class BrokerProcess implements AutoCloseable {

  /** A broker that runs for seconds gains nothing from the optimizing compiler. */
  private static final List<String> QUICK_START = List.of("-XX:TieredStopAtLevel=1", "-Xmx512m");

  private static final Duration START_TIMEOUT = Duration.ofSeconds(60);

  private final LeashedProcess process;
  private final String address;

  private BrokerProcess(LeashedProcess process, String address) {
    this.process = process;
    this.address = address;
  }

  /**
   * Starts a broker on a free port.
   *
   * @see #start(Path, int, int, Map)
   */
  public static BrokerProcess start(Path folder) {
    return start(folder, FreePort.find());
  }

  /**
   * Starts a broker on a given port, so that it can restart there with its data.
   *
   * @see #start(Path, int, int, Map)
   */
  public static BrokerProcess start(Path folder, int port) {
    return start(folder, port, port);
  }

  /**
   * Starts a broker on a given port, which clients reach through another port.
   *
   * @see #start(Path, int, int, Map)
   */
  public static BrokerProcess start(Path folder, int port, int advertisedPort) {
    return start(folder, port, advertisedPort, Map.of());
  }

  /**
   * Starts a broker and returns when its topics exist.
   *
   * @param folder for the broker's data and its log file {@code broker.log}, which is emptied first
   * @param port the broker's port on loopback
   * @param advertisedPort port that clients connect to; a proxy there must forward during the start
   * @param settings Kafka settings that override the broker's
   */
  public static BrokerProcess start(
      Path folder, int port, int advertisedPort, Map<String, String> settings) {
    List<String> command =
        new ArrayList<>(BrokerCommand.of(port, folder.resolve("kafka"), QUICK_START));
    command.addAll(List.of("--advertised-port", String.valueOf(advertisedPort)));
    settings.forEach((name, value) -> command.addAll(List.of("--set", name + "=" + value)));
    ReadyLine ready = new ReadyLine(Broker.READY);
    LeashedProcess process =
        LeashedProcess.start("broker", command, folder.resolve("broker.log"), ready);
    process.awaitReady(ready.printed(), START_TIMEOUT);
    return new BrokerProcess(process, "localhost:" + advertisedPort);
  }

  /** The bootstrap server to connect to. */
  public String address() {
    return address;
  }

  /** Kills the broker by SIGKILL and returns when it has ended. */
  public void kill() {
    process.kill();
  }

  /** Stops the broker by SIGTERM, if it is running, and returns when it has ended. */
  @Override
  public void close() {
    process.stop();
  }
}
