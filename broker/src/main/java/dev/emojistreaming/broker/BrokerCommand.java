package dev.emojistreaming.broker;

import dev.emojistreaming.process.ClassPath;
import java.nio.file.Path;
import java.util.List;

/**
 * The command that runs {@link Broker} in its own process.
 *
 * <p>The class path is the one that the build of this module wrote: Spark and Quarkus bring other
 * versions of Kafka's classes.
 */
public final class BrokerCommand {

  private BrokerCommand() {}

  /**
   * The command, to which further options of {@link Broker} may be appended.
   *
   * @param port where the broker listens, on loopback
   * @param data folder of its log
   * @param jvmOptions options of the Java virtual machine
   */
  public static List<String> of(int port, Path data, List<String> jvmOptions) {
    return ClassPath.besideClass(Broker.class)
        .javaCommand(
            jvmOptions,
            Broker.class.getName(),
            List.of("--port", String.valueOf(port), "--data", data.toString()));
  }
}
