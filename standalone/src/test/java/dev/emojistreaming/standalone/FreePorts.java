package dev.emojistreaming.standalone;

import dev.emojistreaming.process.FreePort;
import java.util.List;
import picocli.CommandLine;

/** Options with ports that no other pipeline uses. */
final class FreePorts {

  private FreePorts() {}

  static StandaloneOptions options() {
    StandaloneOptions options = new StandaloneOptions();
    List<String> ports =
        List.of(
            "--http-port=" + FreePort.find(),
            "--management-port=" + FreePort.find(),
            "--feed-port=" + FreePort.find(),
            "--feed-management-port=" + FreePort.find(),
            "--job-metrics-port=" + FreePort.find(),
            "--kafka-port=" + FreePort.find());
    CommandLine.populateCommand(options, ports.toArray(String[]::new));
    return options;
  }
}
