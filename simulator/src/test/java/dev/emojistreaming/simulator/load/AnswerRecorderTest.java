package dev.emojistreaming.simulator.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AnswerRecorderTest {

  private final AnswerRecorder recorder = new AnswerRecorder();

  @Test
  void everyAnswerIsCountedOnceByItsKind() {
    record(3, new Answer.Accepted());
    record(2, new Answer.Refused(503));
    record(1, new Answer.Refused(429));
    record(4, new Answer.TimedOut());
    record(5, new Answer.BrokenOff("closed"));
    record(1, new Answer.BrokenOff("reset"));
    record(7, new Answer.NotConnected("refused"));

    Totals totals = recorder.totals();
    assertThat(totals.sent()).isEqualTo(23);
    assertThat(totals.accepted()).isEqualTo(3);
    assertThat(totals.refused()).isEqualTo(3);
    assertThat(totals.refusedByStatus()).isEqualTo(Map.of(429, 1L, 503, 2L));
    assertThat(totals.timedOut()).isEqualTo(4);
    assertThat(totals.brokenOff()).isEqualTo(6);
    assertThat(totals.notConnected()).isEqualTo(7);
    assertThat(totals.uncertain()).isEqualTo(10);
  }

  @Test
  void onlyAcceptedReactionsHaveALatency() {
    recorder.record(new Answer.Accepted(), 2_000_000);
    recorder.record(new Answer.Refused(503), 1);
    recorder.record(new Answer.TimedOut(), 10_000_000_000L);
    assertThat(recorder.latencies().getTotalCount()).isEqualTo(1);
  }

  @Test
  void nothingIsLostBetweenThreads() {
    IntStream.range(0, 100_000).parallel().forEach(i -> record(1, new Answer.Accepted()));
    assertThat(recorder.totals().accepted()).isEqualTo(100_000);
    assertThat(recorder.latencies().getTotalCount()).isEqualTo(100_000);
  }

  private void record(int times, Answer answer) {
    for (int i = 0; i < times; i++) {
      recorder.record(answer, 1_000);
    }
  }
}
