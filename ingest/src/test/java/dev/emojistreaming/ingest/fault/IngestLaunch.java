package dev.emojistreaming.ingest.fault;

import dev.emojistreaming.process.QuarkusProgram;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The options to start an {@link IngestProcess} with.
 *
 * @param folder folder for its logs and its overflow database, {@code overflow/overflow.db}; the
 *     environment may name another database
 * @param environment variables in addition to those of the test's process
 * @param jvmOptions options of its Java virtual machine
 * @param prefix a command that runs it, such as {@code strace -f -I2 -o file}; empty for none. With
 *     {@code -I2} strace passes SIGTERM on, so that no process outlives a killed test.
 * @param program the program itself
 */
public record IngestLaunch(
    Path folder,
    Map<String, String> environment,
    List<String> jvmOptions,
    List<String> prefix,
    QuarkusProgram program) {

  /** Starts the program with its defaults. */
  public static IngestLaunch of(Path folder, String bootstrapServers) {
    return new IngestLaunch(
        folder,
        Map.of(
            "KAFKA_BOOTSTRAP_SERVERS",
            bootstrapServers,
            "INGEST_OVERFLOW_PATH",
            folder.resolve("overflow/overflow.db").toAbsolutePath().toString()),
        FaultSettings.IN_SHORT ? List.of("-XX:TieredStopAtLevel=1") : List.of(),
        List.of(),
        QuarkusProgram.in(Path.of("target")));
  }

  /** Adds or replaces a variable. */
  public IngestLaunch with(String variable, String value) {
    Map<String, String> more = new HashMap<>(environment);
    more.put(variable, value);
    return new IngestLaunch(folder, Map.copyOf(more), jvmOptions, prefix, program);
  }

  /** Turns all limits off, for loads that exceed them. */
  public IngestLaunch withoutLimits() {
    IngestLaunch launch = this;
    for (String limit : List.of("LIMIT_USER", "LIMIT_KEY", "LIMIT_ROOM", "LIMIT_TOTAL")) {
      launch = launch.with(limit, "off");
    }
    return launch;
  }

  /** Replaces the options of the Java virtual machine. */
  public IngestLaunch withJvmOptions(String... options) {
    return new IngestLaunch(folder, environment, List.of(options), prefix, program);
  }

  /** Replaces the command that runs it. */
  public IngestLaunch runBy(String... command) {
    return new IngestLaunch(folder, environment, jvmOptions, List.of(command), program);
  }

  /** Replaces the program, which by default is the one that the build has packaged. */
  public IngestLaunch of(QuarkusProgram program) {
    return new IngestLaunch(folder, environment, jvmOptions, prefix, program);
  }

  /**
   * The whole command.
   *
   * @param httpPort option that sets the HTTP port, which identifies this process
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
    command.addAll(program.command(options));
    return List.copyOf(command);
  }
}
