package dev.emojistreaming.deployment.installation;

import dev.emojistreaming.deployment.ProjectRoot;
import dev.emojistreaming.process.QuarkusProgram;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * An API key as an operator makes it: with the command {@code new-key} of the packaged ingest.
 *
 * @param text for clients
 * @param line for the file of keys
 */
record NewApiKey(String text, String line) {

  static NewApiKey madeByIngest() throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            QuarkusProgram.in(ProjectRoot.resolve("ingest/target")).command(List.of("-Xmx128m")));
    command.addAll(List.of("new-key", "--name", "crowd"));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    List<String> indented =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .filter(line -> line.startsWith("  "))
            .map(String::strip)
            .toList();
    if (process.waitFor() != 0 || indented.size() != 2) {
      throw new IllegalStateException("new-key printed " + indented);
    }
    return new NewApiKey(indented.get(0), indented.get(1));
  }
}
