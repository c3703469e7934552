package dev.emojistreaming.simulator.load;

import dev.emojistreaming.simulator.load.Answer.Accepted;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/** Counts answers and records the latency of accepted ones. Safe for use by many threads. */
final class AnswerRecorder {

  private static final int SIGNIFICANT_DIGITS = 3;

  private final Map<Answer, LongAdder> answers = new ConcurrentHashMap<>();
  private final Recorder latencies = new Recorder(SIGNIFICANT_DIGITS);

  void record(Answer answer, long latencyNanos) {
    answers.computeIfAbsent(answer, first -> new LongAdder()).increment();
    if (answer instanceof Accepted) {
      latencies.recordValue(latencyNanos);
    }
  }

  Totals totals() {
    Map<Answer, Long> counts = new HashMap<>();
    answers.forEach((answer, count) -> counts.put(answer, count.sum()));
    return new Totals(counts);
  }

  /** The latencies of accepted reactions in nanoseconds; call it once, at the end. */
  Histogram latencies() {
    return latencies.getIntervalHistogram();
  }
}
