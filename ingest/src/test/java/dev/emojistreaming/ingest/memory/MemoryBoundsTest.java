package dev.emojistreaming.ingest.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class MemoryBoundsTest {

  private final MemoryBounds memory = new MemoryBounds(4, 1_000);

  @Test
  void reactionsAreBoundedByCount() {
    assertThat(reserve(1, 1, 1, 1)).isEqualTo(4);
    assertThat(memory.isFull()).isTrue();
    assertThat(reserve(1)).isZero();
    memory.releaseReaction(1);
    assertThat(reserve(1)).isOne();
  }

  @Test
  void reactionsAreBoundedByBytes() {
    assertThat(reserve(1_000)).isOne();
    assertThat(memory.isFull()).isTrue();
    assertThat(reserve(1)).isZero();
    memory.releaseReaction(1_000);
    assertThat(reserve(1_000)).isOne();
  }

  @Test
  void asManyReactionsOfABatchAreAdmittedAsFitByCount() {
    assertThat(reserve(1, 1)).isEqualTo(2);
    assertThat(reserve(1, 1, 1)).isEqualTo(2);
    assertThat(memory.outstanding()).isEqualTo(4);
  }

  @Test
  void asManyReactionsOfABatchAreAdmittedAsFitByBytes() {
    assertThat(reserve(400, 400, 400)).isEqualTo(2);
    assertThat(memory.outstanding()).isEqualTo(2);
    assertThat(reserve(200)).isOne();
    assertThat(reserve(1)).isZero();
  }

  @Test
  void bodiesTakeAtMostHalfOfTheBytes() {
    assertThat(memory.reserveBody(500)).isTrue();
    assertThat(memory.reserveBody(1)).isFalse();
    assertThat(reserve(501)).isZero();
    assertThat(reserve(500)).isOne();
    memory.releaseBody(500);
    assertThat(reserve(500)).isOne();
  }

  @Test
  void bodiesThatArriveLeaveSpaceForParsing() {
    assertThat(memory.addBody(375)).isTrue();
    assertThat(memory.hasSpaceForBodies()).isTrue();
    assertThat(memory.reserveBody(125)).isTrue();
    assertThat(memory.addBody(1)).isFalse();
    assertThat(memory.hasSpaceForBodies()).isFalse();
    memory.releaseBody(125);
    assertThat(memory.hasSpaceForBodies()).isFalse();
    memory.releaseBody(1);
    assertThat(memory.hasSpaceForBodies()).isTrue();
  }

  @Test
  void refusedReactionsAndBodiesTakeNoSpace() {
    assertThat(reserve(1_001)).isZero();
    assertThat(memory.reserveBody(501)).isFalse();
    assertThat(reserve(1_000)).isOne();
  }

  @Test
  void isCrowdedFromThreeQuartersOn() {
    reserve(1, 1);
    assertThat(memory.isCrowded()).isFalse();
    reserve(1);
    assertThat(memory.isCrowded()).isTrue();
  }

  @Test
  void emptyMemoryIsAwaited() throws InterruptedException {
    assertThat(memory.awaitNoReactions(Duration.ZERO)).isZero();
    reserve(1, 1);
    memory.releaseReaction(1);
    assertThat(memory.awaitNoReactions(Duration.ofMillis(1))).isOne();

    CompletableFuture<Void> release = CompletableFuture.runAsync(() -> memory.releaseReaction(1));
    assertThat(memory.awaitNoReactions(Duration.ofMinutes(1))).isZero();
    release.join();
  }

  private int reserve(int... sizes) {
    return memory.reserveReactions(sizes);
  }
}
