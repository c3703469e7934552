package dev.emojistreaming.feed.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TickScheduleTest {

  private final TickSchedule schedule = new TickSchedule(Duration.ofMillis(500), 0);

  private boolean isDue(boolean changed, long millis) {
    return schedule.isDue(changed, millis * 1_000_000);
  }

  @Test
  void firstChangeAfterAPauseIsCoalescedBriefly() {
    assertThat(isDue(false, 10_000)).isFalse();
    assertThat(isDue(true, 10_020)).isFalse();
    assertThat(isDue(true, 10_060)).isFalse();
    assertThat(isDue(true, 10_070)).isTrue();
  }

  @Test
  void ticksAreAnIntervalApart() {
    assertThat(isDue(true, 1_000)).isFalse();
    assertThat(isDue(true, 1_050)).isTrue();
    assertThat(isDue(true, 1_060)).isFalse();
    assertThat(isDue(true, 1_540)).isFalse();
    assertThat(isDue(true, 1_550)).isTrue();
    assertThat(isDue(false, 2_100)).as("nothing to send").isFalse();
  }

  @Test
  void pauseBeginsHalfAnIntervalAfterATick() {
    assertThat(isDue(true, 1_000)).isFalse();
    assertThat(isDue(true, 1_050)).isTrue();
    assertThat(schedule.isPause(1_299_000_000L)).isFalse();
    assertThat(schedule.isPause(1_300_000_000L)).isTrue();
  }

  @Test
  void pauseDoesNotWaitLongWhenTicksAreRare() {
    TickSchedule slow = new TickSchedule(Duration.ofMinutes(1), 0);
    assertThat(slow.isDue(true, 1_000_000)).isFalse();
    assertThat(slow.isDue(true, 60_000_000)).isTrue();
    assertThat(slow.isPause(309_000_000)).isFalse();
    assertThat(slow.isPause(310_000_000)).isTrue();
  }
}
