package dev.emojistreaming.feed.load;

import dev.emojistreaming.feed.FeedProcess;
import dev.emojistreaming.process.ClassPath;
import dev.emojistreaming.process.LeashedProcess;
import dev.emojistreaming.process.ReadyLine;
import dev.emojistreaming.testkit.process.ChildProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs {@link FanOutClients} in a separate process. */
final class FanOutRun {

  private static final Duration CONNECT_TIMEOUT = Duration.ofMinutes(2);
  private static final int RESULT_TIMEOUT_SECONDS = 60;

  /** Something to do with the feed. */
  @FunctionalInterface
  interface Action {
    void run() throws Exception;
  }

  private FanOutRun() {}

  /**
   * Connects clients to a room and measures for some seconds.
   *
   * @param whenConnected runs when every client has its snapshot and the measurement begins
   */
  static FanOutResult of(
      FeedProcess feed, String room, int clients, int seconds, Action whenConnected)
      throws Exception {
    ReadyLine ready = new ReadyLine("ready");
    ReadyLine result = new ReadyLine("result");
    LeashedProcess process =
        ChildProcess.start(
            "clients",
            List.of(
                ClassPath.java(),
                "-Xmx256m",
                "-cp",
                "target/test-classes",
                FanOutClients.class.getName(),
                String.valueOf(feed.port()),
                room,
                String.valueOf(clients),
                String.valueOf(seconds),
                "0"),
            Path.of("target", "fan-out-clients.log"),
            ready.orElse(result));
    try {
      process.awaitReady(ready.printed(), CONNECT_TIMEOUT);
      whenConnected.run();
      return FanOutResult.parse(
          result.printed().get(seconds + RESULT_TIMEOUT_SECONDS, TimeUnit.SECONDS));
    } finally {
      process.stop();
    }
  }
}
