package dev.emojistreaming.broker;

import dev.emojistreaming.process.ClassPath;
import java.nio.file.Path;
import java.util.List;

/**
 * The command that runs {@link Broker} in its own process.
 *
 * <p>It uses the class path from this module's build, because Spark and Quarkus have other versions
 * of Kafka's classes.
 */
public final class BrokerCommand {

  private BrokerCommand() {}

  /**
   * The command; further options of {@link Broker} may be appended.
   *
   * @param port the broker's port on loopback
   * @param data folder of the log
   * @param jvmOptions options of the Java virtual machine
   */
  public static List<String> of(int port, Path data, List<String> jvmOptions) {
    return ClassPath.ofClass(Broker.class)
        .javaCommand(
            jvmOptions,
            Broker.class.getName(),
            List.of("--port", String.valueOf(port), "--data", data.toString()));
  }
}
