package dev.emojistreaming.feed.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emojistreaming.feed.FeedProcess;
import dev.emojistreaming.feed.TestCounts;
import dev.emojistreaming.process.QuarkusProgram;
import dev.emojistreaming.testkit.broker.BrokerProcess;
import dev.emojistreaming.testkit.load.LoadDriver;
import dev.emojistreaming.testkit.log.ExpectedLog;
import dev.emojistreaming.testkit.process.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Measures the delay of two ticks a second to every client, and the memory of a client. The long
 * form, {@code -Pload}, measures both for several numbers of clients.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExpectedLog(
    logger = "CountsReader",
    message = "Kafka does not answer",
    unless = "the broker gets enough of the processors")
class FanOutIT {

  private static final List<Integer> CLIENTS =
      Arrays.stream(System.getProperty("fanout.clients", "1000").split(",", -1))
          .map(Integer::parseInt)
          .toList();
  private static final int SECONDS = Integer.getInteger("fanout.seconds", 6);
  private static final List<String> EMOJIS =
      List.of("👍", "❤️", "😂", "🔥", "👏", "😮", "😢", "🎉", "🏏", "💯");
  private static final String ROOM = "fan-out";

  /** A native executable cannot be made to collect garbage from outside. */
  private static final boolean IS_NATIVE = QuarkusProgram.in(Path.of("target")).isNative();

  private BrokerProcess broker;
  private FeedProcess feed;
  private TestCounts counts;
  private LoadDriver load;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    Files.createDirectories(Path.of("target"));
    Path data = Files.createTempDirectory(Path.of("target"), "fan-out-");
    broker = BrokerProcess.start(data.resolve("broker"));
    counts = new TestCounts(broker.address());
    feed = FeedProcess.start(broker.address(), data, List.of("-Xmx512m"), Map.of());
    load = LoadDriver.start(2, this::count);
  }

  private CompletionStage<?> count(int number) {
    counts.write(ROOM, EMOJIS, TestCounts.window(), number + 1L);
    return CompletableFuture.completedStage(null);
  }

  @AfterAll
  void stop() throws InterruptedException {
    load.close();
    feed.close();
    counts.close();
    broker.close();
  }

  @Test
  void everyTickReachesEveryClientInTime() throws Exception {
    play(200, 3); // warm-up
    for (int clients : CLIENTS) {
      long bytesBefore = liveBytes();
      FanOutResult result = play(clients, SECONDS);
      long bytesEach = (bytesWith - bytesBefore) / clients;
      System.out.printf(
          "fan-out to %,d clients: delay p50 %d ms, p99 %d ms, max %d ms; %s bytes a client%n",
          clients,
          result.p50(),
          result.p99(),
          result.max(),
          IS_NATIVE ? "not measured" : "%,d".formatted(bytesEach));
      assertThat(result.clients()).isEqualTo(clients);
      assertThat(result.minTicks())
          .as("fewest ticks of a client, with up to two cut off at the ends")
          .isBetween(2 * SECONDS - 2, 2 * SECONDS + 2)
          .isGreaterThanOrEqualTo(result.maxTicks() - 1);
      assertThat(result.p99()).as("p99 of the delay, ms").isLessThanOrEqualTo(250);
      assertThat(bytesEach).as("bytes a client").isLessThanOrEqualTo(20 * 1024);
      assertThat(feed.metric("feed_clients_dropped_total")).isZero();
    }
  }

  private long bytesWith;

  private FanOutResult play(int clients, int seconds) throws Exception {
    return FanOutRun.of(
        feed,
        ROOM,
        clients,
        seconds,
        () -> {
          assertThat(feed.metric("feed_clients")).isEqualTo(clients);
          bytesWith = liveBytes();
        });
  }

  /** The feed's memory after a collection, on and off the heap; 0 for a native executable. */
  private long liveBytes() throws IOException, InterruptedException {
    if (IS_NATIVE) {
      return 0;
    }
    Processes.collectGarbage(feed.java());
    return (long) (feed.heapBytes() + feed.directBytes());
  }
}
