package dev.emojistreaming.broker;

import dev.emojistreaming.process.ClassPath;
import dev.emojistreaming.process.LeashedProcess;
import dev.emojistreaming.process.ReadyLine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A {@link Broker} as a child of this process.
 *
 * <p>Its class path is its own: Spark and Quarkus bring other versions of Kafka's classes.
 */
public final class BrokerProcess implements AutoCloseable {

  /** One that lives for seconds gains nothing from the better compiler. */
  private static final List<String> QUICK_START = List.of("-XX:TieredStopAtLevel=1", "-Xmx512m");

  private static final Duration START = Duration.ofSeconds(60);

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
   * Starts a broker on a given port, where it can be started again with the data of its folder.
   *
   * @see #start(Path, int, int, Map)
   */
  public static BrokerProcess start(Path folder, int port) {
    return start(folder, port, port);
  }

  /**
   * Starts a broker on a given port, of which clients are told another.
   *
   * @see #start(Path, int, int, Map)
   */
  public static BrokerProcess start(Path folder, int port, int advertisedPort) {
    return start(folder, port, advertisedPort, Map.of());
  }

  /**
   * Starts a broker and returns when its topics exist.
   *
   * @param folder takes the broker's data, and its log file {@code broker.log}, which is emptied
   * @param port where it listens, on loopback
   * @param advertisedPort where clients are told to connect; a proxy that listens there must
   *     forward meanwhile
   * @param settings settings of Kafka's that go before those that the broker has here
   */
  public static BrokerProcess start(
      Path folder, int port, int advertisedPort, Map<String, String> settings) {
    List<String> command = new ArrayList<>(command(port, folder.resolve("kafka"), QUICK_START));
    command.addAll(List.of("--advertised-port", String.valueOf(advertisedPort)));
    settings.forEach((name, value) -> command.addAll(List.of("--set", name + "=" + value)));
    ReadyLine ready = new ReadyLine(Broker.READY);
    LeashedProcess process =
        LeashedProcess.start("broker", command, folder.resolve("broker.log"), ready);
    process.awaitReady(ready.said(), START);
    return new BrokerProcess(process, "localhost:" + advertisedPort);
  }

  /**
   * The command that runs a broker.
   *
   * @param jvmOptions options of the Java virtual machine
   */
  public static List<String> command(int port, Path data, List<String> jvmOptions) {
    return ClassPath.besideClass(Broker.class)
        .javaCommand(
            jvmOptions,
            Broker.class.getName(),
            List.of("--port", String.valueOf(port), "--data", data.toString()));
  }

  /** The bootstrap server to connect to. */
  public String address() {
    return address;
  }

  /** Kills it at once by SIGKILL and returns when it has ended. */
  public void kill() {
    process.kill();
  }

  /** Stops it by SIGTERM and returns when it has ended, which it may have before. */
  @Override
  public void close() {
    process.stop();
  }
}
