package dev.emojistreaming.standalone;

import dev.emojistreaming.process.LeashedProcess;
import dev.emojistreaming.process.ProcessFailedException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** {@code ./start}: the whole pipeline until Ctrl-C, with the table of counts. */
final class LiveRun {

  /** Slow enough to watch single windows. */
  private static final List<String> CROWD =
      List.of("--profile", "match", "--rate", "250", "--duration", "30m");

  private final StandaloneOptions options;
  private final Path dataFolder;

  LiveRun(StandaloneOptions options, Path dataFolder) {
    this.options = options;
    this.dataFolder = dataFolder;
  }

  /**
   * Runs until Ctrl-C ends the process.
   *
   * @throws ProcessFailedException when a child fails
   */
  int run() {
    options.requireFreePorts();
    DataFolder data = DataFolder.kept(dataFolder);
    System.out.println("Starting Emoji Streaming; logs are in " + data.path().resolve("logs"));
    try (Pipeline pipeline = new Pipeline(new Programs(options.home(), data))) {
      pipeline.startBroker(options.kafkaPort());
      pipeline.startService(options, System.out::println);
      pipeline.startFeed(options);
      greet(pipeline.access());
      playCrowd(pipeline);
      pipeline.awaitFailure();
      return 1;
    }
  }

  private void greet(Access access) {
    System.out.printf(
        Locale.ROOT,
        """

        dashboard  http://localhost:%3$d
        viewers    http://localhost:%3$d/room.html
        API        http://localhost:%1$d/emoji
        health     http://localhost:%1$d/health
        metrics    http://localhost:%2$d/q/metrics

        Send a reaction, in another terminal:
          curl -X POST http://localhost:%1$d/emoji%4$s -H 'Content-Type: application/json' \\
            -d "{\\"user_id\\": \\"me\\", \\"emoji_type\\": \\"❤️\\", \\"timestamp\\": \\"$(date -u +%%FT%%TZ)\\"}"

        The simulator now plays half an hour of a cricket match. Ctrl-C stops everything.

        """,
        options.httpPort(),
        options.managementPort(),
        options.feedPort(),
        access.key() == null ? "" : " -H 'Authorization: Bearer " + access.key() + "'");
  }

  private void playCrowd(Pipeline pipeline) {
    Queue<String> report = new ConcurrentLinkedQueue<>();
    LeashedProcess simulator = pipeline.startSimulator(options, CROWD, report::add);
    int exitCode = pipeline.awaitEnd(simulator);
    if (exitCode != 0) {
      throw ProcessFailedException.ended(simulator, exitCode);
    }
    System.out.println();
    report.forEach(line -> System.out.println("  " + line));
    System.out.println();
    System.out.println("The simulator has ended; everything else still runs. Ctrl-C stops it.");
  }
}
