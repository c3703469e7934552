package dev.emojistreaming.standalone;

import dev.emojistreaming.process.LeashedProcess;
import dev.emojistreaming.process.ProcessFailedException;
import java.util.List;

/**
 * {@code ./start --once}: one verified run in a temporary folder, which is kept only if the run
 * fails.
 */
final class OnceRun {

  private final StandaloneOptions options;

  OnceRun(StandaloneOptions options) {
    this.options = options;
  }

  /** The simulator's exit code: 0 when sent, accepted and counted agree. */
  int run() {
    options.requireFreePorts();
    DataFolder data = DataFolder.temporary();
    System.out.println("Starting Emoji Streaming for one verified run");
    int exitCode = play(data);
    if (exitCode == 0) {
      data.delete();
    } else {
      System.err.println("start: the run failed; its logs are in " + data.path().resolve("logs"));
    }
    return exitCode;
  }

  private int play(DataFolder data) {
    try (Pipeline pipeline = new Pipeline(new Programs(options.home(), data), data::delete)) {
      pipeline.startBroker(options.kafkaPort());
      pipeline.startService(options, line -> {});
      LeashedProcess simulator =
          pipeline.startSimulator(options, List.of("--verify"), System.out::println);
      int exitCode = pipeline.awaitEnd(simulator);
      if (exitCode != 0) {
        System.err.println(
            "start: " + ProcessFailedException.ended(simulator, exitCode).getMessage());
      }
      return exitCode;
    }
  }
}
