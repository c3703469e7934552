package dev.emojistreaming.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emojistreaming.testkit.load.LoadDriver;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Measures the time from when each reaction is due to be posted until a viewer's stream shows it,
 * with all programs on this machine. Takes three minutes; not part of a build: {@code ./mvnw verify
 * -Pbenchmarks -pl standalone -am}.
 */
@ExtendWith(LivePipeline.Resolver.class)
class VisibleLatencyBenchmark {

  private static final int PER_SECOND = 1_000;
  private static final Duration WARM_UP = Duration.ofSeconds(90);
  private static final Duration MEASURED = Duration.ofSeconds(60);

  @Test
  void reactionIsVisibleWithinASecond(LivePipeline pipeline) throws Exception {
    measure(pipeline, "warm-up", WARM_UP);
    double[] seconds = measure(pipeline, "measured", MEASURED);

    System.out.printf(
        "POST to visible, %,d reactions at %,d/s: p50 %.2f s, p90 %.2f s, p99 %.2f s, max %.2f s%n",
        seconds.length,
        PER_SECOND,
        percentile(seconds, 50),
        percentile(seconds, 90),
        percentile(seconds, 99),
        seconds[seconds.length - 1]);
    assertThat(percentile(seconds, 50)).as("p50, in seconds").isLessThanOrEqualTo(1.0);
    assertThat(percentile(seconds, 99)).as("p99, in seconds").isLessThanOrEqualTo(2.0);
  }

  /** Latencies in seconds, sorted. */
  private static double[] measure(LivePipeline pipeline, String room, Duration duration)
      throws Exception {
    int reactions = (int) duration.toSeconds() * PER_SECOND;
    try (CountedViewer viewer = CountedViewer.watch(pipeline.feed(), room, reactions)) {
      LoadDriver load = LoadDriver.start(PER_SECOND, reactions, pipeline.reactions(room));
      load.awaitAll();
      long[] seen = viewer.awaitAll(Duration.ofSeconds(30));
      double[] seconds = new double[reactions];
      Arrays.setAll(seconds, i -> (seen[i] - load.dueNanos(i)) / 1e9);
      Arrays.sort(seconds);
      return seconds;
    }
  }

  private static double percentile(double[] sorted, int percent) {
    return sorted[(int) Math.ceil(sorted.length * percent / 100.0) - 1];
  }
}
