package dev.emojistreaming.broker;

import dev.emojistreaming.process.ClassPath;
import dev.emojistreaming.process.LeashedProcess;
import dev.emojistreaming.process.ReadyLine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A {@link Broker} as a child of this process.
 *
 * <p>Its class path is its own: Spark and Quarkus bring other versions of Kafka's classes.
 */
public final class BrokerProcess implements AutoCloseable {

  private static final Duration START = Duration.ofSeconds(60);

  private final LeashedProcess process;
  private final String address;

  private BrokerProcess(LeashedProcess process, String address) {
    this.process = process;
    this.address = address;
  }

  /**
   * Starts a broker on a free port and returns when its topics exist.
   *
   * @param folder takes the broker's data and its log file {@code broker.log}
   */
  public static BrokerProcess start(Path folder) {
    int port = FreePort.find();
    ReadyLine ready = new ReadyLine(Broker.READY);
    LeashedProcess process =
        LeashedProcess.start(
            "broker",
            command(port, folder.resolve("kafka"), List.of()),
            folder.resolve("broker.log"),
            ready);
    process.awaitReady(ready.said(), START);
    return new BrokerProcess(process, "localhost:" + port);
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

  @Override
  public void close() {
    process.stop();
  }
}
