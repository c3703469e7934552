package dev.emojistreaming.ingest.memory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MemoryBoundsTest {

  private final MemoryBounds memory = new MemoryBounds(4, 1_000);

  @Test
  void reactionsAreBoundedByCount() {
    for (int i = 0; i < 4; i++) {
      assertThat(memory.takeReaction(1)).isTrue();
    }
    assertThat(memory.isFull()).isTrue();
    assertThat(memory.takeReaction(1)).isFalse();
    memory.releaseReaction(1);
    assertThat(memory.takeReaction(1)).isTrue();
  }

  @Test
  void reactionsAreBoundedByBytes() {
    assertThat(memory.takeReaction(1_000)).isTrue();
    assertThat(memory.isFull()).isTrue();
    assertThat(memory.takeReaction(1)).isFalse();
    memory.releaseReaction(1_000);
    assertThat(memory.takeReaction(1_000)).isTrue();
  }

  @Test
  void bodiesTakeAtMostHalfOfTheBytes() {
    assertThat(memory.takeBody(500)).isTrue();
    assertThat(memory.takeBody(1)).isFalse();
    assertThat(memory.takeReaction(501)).isFalse();
    assertThat(memory.takeReaction(500)).isTrue();
    memory.releaseBody(500);
    assertThat(memory.takeReaction(500)).isTrue();
  }

  @Test
  void largeBodiesLeaveRoomForSmallOnes() {
    MemoryBounds bounds = new MemoryBounds(4, 8_000_000);
    while (bounds.takeBody(1_000_000)) {
      // until no large one fits
    }
    assertThat(bounds.takeBody(16_000)).isTrue();
  }

  @Test
  void whatIsRefusedTakesNoRoom() {
    assertThat(memory.takeReaction(1_001)).isFalse();
    assertThat(memory.takeBody(501)).isFalse();
    assertThat(memory.takeReaction(1_000)).isTrue();
  }

  @Test
  void isCrowdedFromThreeQuartersOn() {
    memory.takeReaction(1);
    memory.takeReaction(1);
    assertThat(memory.isCrowded()).isFalse();
    memory.takeReaction(1);
    assertThat(memory.isCrowded()).isTrue();
  }
}
