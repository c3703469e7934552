package dev.emojistreaming.ingest.fault;

import dev.emojistreaming.process.QuarkusProgram;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How an {@link IngestProcess} is started.
 *
 * @param folder takes its logs; its overflow database is {@code overflow/overflow.db} in it, unless
 *     the environment says otherwise
 * @param environment variables beside the test's own
 * @param jvmOptions options of its Java virtual machine
 * @param prefix a command that runs it, such as {@code strace -f -I2 -o file}; empty for none. With
 *     {@code -I2} strace passes SIGTERM on, so that nothing outlives a test that is killed.
 */
public record IngestLaunch(
    Path folder, Map<String, String> environment, List<String> jvmOptions, List<String> prefix) {

  /** The program with its defaults. */
  public static IngestLaunch of(Path folder, String bootstrapServers) {
    return new IngestLaunch(
        folder,
        Map.of(
            "KAFKA_BOOTSTRAP_SERVERS",
            bootstrapServers,
            "INGEST_OVERFLOW_PATH",
            folder.resolve("overflow/overflow.db").toAbsolutePath().toString()),
        Faults.IN_SHORT ? List.of("-XX:TieredStopAtLevel=1") : List.of(),
        List.of());
  }

  /** With one more variable, or another value of it. */
  public IngestLaunch with(String variable, String value) {
    Map<String, String> more = new HashMap<>(environment);
    more.put(variable, value);
    return new IngestLaunch(folder, Map.copyOf(more), jvmOptions, prefix);
  }

  /** With these options of the Java virtual machine instead. */
  public IngestLaunch withJvmOptions(String... options) {
    return new IngestLaunch(folder, environment, List.of(options), prefix);
  }

  /** Run by this command instead. */
  public IngestLaunch runBy(String... command) {
    return new IngestLaunch(folder, environment, jvmOptions, List.of(command));
  }

  /**
   * The whole command.
   *
   * @param httpPort option that sets the HTTP port; tells this process from others
   */
  List<String> command(String httpPort, String managementPort) {
    List<String> command = new ArrayList<>(prefix);
    List<String> options = new ArrayList<>(jvmOptions);
    options.addAll(
        List.of(
            httpPort,
            managementPort,
            "-Dquarkus.http.host=127.0.0.1",
            "-Dquarkus.management.host=127.0.0.1"));
    command.addAll(QuarkusProgram.in(Path.of("target")).command(options));
    return List.copyOf(command);
  }
}
