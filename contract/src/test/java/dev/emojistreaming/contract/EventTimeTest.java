package dev.emojistreaming.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventTimeTest {

  private static final Instant RECEIVED = Instant.parse("2026-11-23T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T11:59:59Z, 2026-11-23T11:59:59Z",
    "2026-11-23T12:00:01Z, 2026-11-23T12:00:01Z",
    "2026-11-23T12:00:01.001Z, 2026-11-23T12:00:01Z",
    "2099-01-01T00:00:00Z, 2026-11-23T12:00:01Z",
    "2026-11-22T12:00:00Z, 2026-11-22T12:00:00Z",
    "2026-11-22T11:59:59Z, 2026-11-22T12:00:00Z",
    "1970-01-01T00:00:00Z, 2026-11-22T12:00:00Z",
    "+999999999-01-01T00:00:00Z, 2026-11-23T12:00:01Z",
  })
  void timestampIsClampedToADayBeforeAndASecondAfterReceipt(Instant sent, Instant counted) {
    assertThat(EventTime.clamp(sent, RECEIVED)).isEqualTo(counted);
  }
}
