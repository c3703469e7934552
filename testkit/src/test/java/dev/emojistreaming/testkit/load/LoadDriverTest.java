package dev.emojistreaming.testkit.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LoadDriverTest {

  private static final CompletableFuture<Void> ACCEPTED = CompletableFuture.completedFuture(null);

  @Test
  void itemsAreSentInOrderAndNoneBeforeItIsDue() throws Exception {
    Queue<Integer> sent = new ConcurrentLinkedQueue<>();
    Queue<Long> times = new ConcurrentLinkedQueue<>();
    LoadDriver load =
        LoadDriver.start(
            500,
            50,
            number -> {
              sent.add(number);
              times.add(System.nanoTime());
              return ACCEPTED;
            });
    load.awaitAll();
    assertThat(sent).containsExactlyElementsOf(IntStream.range(0, 50).boxed().toList());
    List<Long> all = List.copyOf(times);
    assertThat(IntStream.range(0, 50)).allMatch(i -> all.get(i) >= load.dueNanos(i));
    assertThat(load.dueNanos(49) - load.dueNanos(0)).isEqualTo(98_000_000);
  }

  @Test
  void outstandingAnswersDoNotDelayTheNextItem() throws Exception {
    Queue<CompletableFuture<Void>> answers = new ConcurrentLinkedQueue<>();
    LoadDriver load =
        LoadDriver.start(
            1_000,
            20,
            number -> {
              CompletableFuture<Void> answer = new CompletableFuture<>();
              answers.add(answer);
              return answer;
            });
    await().untilAsserted(() -> assertThat(answers).hasSize(20));
    answers.forEach(answer -> answer.complete(null));
    load.awaitAll();
  }

  @Test
  void closeStopsAnUnlimitedLoadAndWaitsForAnswers() throws Exception {
    Queue<CompletableFuture<Void>> answers = new ConcurrentLinkedQueue<>();
    LoadDriver load =
        LoadDriver.start(
            1,
            number -> {
              CompletableFuture<Void> answer = new CompletableFuture<>();
              answers.add(answer);
              return answer;
            });
    await().until(() -> !answers.isEmpty());
    CompletableFuture<Void> closed =
        CompletableFuture.runAsync(
            () -> {
              try {
                load.close();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    assertThat(closed).isNotDone();
    answers.forEach(answer -> answer.complete(null));
    await().untilAsserted(() -> assertThat(closed).isCompleted());
    assertThat(answers).hasSize(1);
  }

  @Test
  void failuresAreCountedAndTheOthersAreSent() {
    Queue<Integer> sent = new ConcurrentLinkedQueue<>();
    LoadDriver load =
        LoadDriver.start(
            1_000,
            4,
            number -> {
              sent.add(number);
              if (number == 1) {
                throw new IOException("no connection");
              }
              return number == 2
                  ? CompletableFuture.failedFuture(new IOException("no answer"))
                  : ACCEPTED;
            });
    assertThatIllegalStateException()
        .isThrownBy(load::awaitAll)
        .withMessageContaining("2 items failed")
        .withMessageContaining("no connection");
    assertThat(sent).hasSize(4);
  }
}
