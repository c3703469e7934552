package dev.emojistreaming.feed.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emojistreaming.feed.FeedProcess;
import dev.emojistreaming.feed.TestCounts;
import dev.emojistreaming.process.QuarkusProgram;
import dev.emojistreaming.testkit.broker.BrokerProcess;
import dev.emojistreaming.testkit.load.LoadDriver;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Compares the CPU time of a write to a client with that of another build of the feed, in
 * alternating rounds. Not part of a build: {@code ./mvnw verify -Pload -pl feed -am
 * -Dit.test=FanOutComparison -Dfanout.other=<the other build's feed/target>}.
 */
class FanOutComparison {

  private static final int ROUNDS = 10;
  private static final int WARM_UPS = 4;
  private static final int CLIENTS = 2_000;
  private static final int SECONDS = 10;
  private static final double MAX_RATIO = 1.05;
  private static final String ROOM = "fan-out";

  @TempDir Path folder;

  @Test
  void aWriteTakesNoMoreThanBefore() throws Exception {
    QuarkusProgram other = QuarkusProgram.in(Path.of(System.getProperty("fanout.other")));
    QuarkusProgram built = QuarkusProgram.in(Path.of("target"));
    try (BrokerProcess broker = BrokerProcess.start(folder);
        FeedProcess before = launch(other, broker);
        FeedProcess now = launch(built, broker);
        TestCounts counts = new TestCounts(broker.address())) {
      before.awaitReady();
      now.awaitReady();
      List<Double> sorted = ratios(now, before, counts).stream().sorted().toList();
      double median = (sorted.get(ROUNDS / 2 - 1) + sorted.get(ROUNDS / 2)) / 2;
      System.out.printf(Locale.ROOT, "CPU of a write, now / before: median %.3f%n", median);
      assertThat(median).isLessThanOrEqualTo(MAX_RATIO);
    }
  }

  private static List<Double> ratios(FeedProcess now, FeedProcess before, TestCounts counts)
      throws Exception {
    List<Double> ratios = new ArrayList<>();
    try (LoadDriver load = LoadDriver.start(10, number -> count(counts, number))) {
      for (int round = -WARM_UPS; round < ROUNDS; round++) {
        boolean nowFirst = round % 2 == 0;
        double first = microsPerWrite(nowFirst ? now : before);
        double second = microsPerWrite(nowFirst ? before : now);
        double ratio = nowFirst ? first / second : second / first;
        System.out.printf(
            Locale.ROOT,
            "round %d: %.2f us now, %.2f us before, ratio %.3f%n",
            round,
            nowFirst ? first : second,
            nowFirst ? second : first,
            ratio);
        if (round >= 0) {
          ratios.add(ratio);
        }
      }
    }
    return ratios;
  }

  private FeedProcess launch(QuarkusProgram program, BrokerProcess broker) {
    return FeedProcess.launch(
        program, broker.address(), folder, List.of("-Xmx512m"), Map.of("FEED_TICK", "100ms"));
  }

  private static CompletableFuture<?> count(TestCounts counts, int number) {
    counts.write(ROOM, List.of("👍", "❤️", "😂", "🔥", "👏"), TestCounts.window(), number + 1L);
    return CompletableFuture.completedFuture(null);
  }

  private static double microsPerWrite(FeedProcess feed) throws Exception {
    AtomicReference<Duration> before = new AtomicReference<>();
    FanOutResult result = FanOutRun.of(feed, ROOM, CLIENTS, SECONDS, () -> before.set(cpu(feed)));
    Duration used = cpu(feed).minus(before.get());
    double measured = SECONDS / (double) (SECONDS + FanOutClients.SETTLE.toSeconds());
    return used.toNanos() / 1e3 * measured / ((double) CLIENTS * result.maxTicks());
  }

  private static Duration cpu(FeedProcess feed) {
    return feed.java().info().totalCpuDuration().orElseThrow();
  }
}
