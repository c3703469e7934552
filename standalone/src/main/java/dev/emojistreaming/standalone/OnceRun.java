package dev.emojistreaming.standalone;

import dev.emojistreaming.process.LeashedProcess;
import dev.emojistreaming.process.ProcessFailedException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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

  /** The run is as fast as ingest answers, in one room; limits that the user sets hold. */
  private static Program withoutLimits(Program program) {
    if (!program.name().equals("ingest")) {
      return program;
    }
    Map<String, String> environment = new HashMap<>(program.environment());
    for (String limit : List.of("LIMIT_USER", "LIMIT_KEY", "LIMIT_ROOM", "LIMIT_TOTAL")) {
      environment.put(limit, System.getenv().getOrDefault(limit, "off"));
    }
    return new Program(program.name(), program.command(), environment);
  }

  private int play(DataFolder data) {
    try (Pipeline pipeline =
        new Pipeline(new Programs(options.home(), data), OnceRun::withoutLimits, data::delete)) {
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
