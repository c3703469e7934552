package dev.emojistreaming.contract.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogThrottleTest {

  private long now;
  private final LogThrottle throttle = new LogThrottle(() -> now);

  @Test
  void firstOccurrenceHasALineAndOthersShareOneInTheInterval() {
    assertThat(throttle.add()).isEqualTo(1);
    assertThat(throttle.add()).isZero();
    now += LogThrottle.INTERVAL.toNanos() - 1;
    assertThat(throttle.add(5)).isZero();
    now++;
    assertThat(throttle.add()).isEqualTo(7);
    assertThat(throttle.add()).isZero();
  }
}
