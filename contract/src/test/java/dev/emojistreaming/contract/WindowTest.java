package dev.emojistreaming.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowTest {

  @ParameterizedTest
  @CsvSource({
    "1970-01-01T00:00:00Z, 0",
    "1970-01-01T00:00:01.999999999Z, 0",
    "1970-01-01T00:00:02Z, 1",
    "1969-12-31T23:59:59.999Z, -1",
    "1969-12-31T23:59:57Z, -2",
    "2026-11-23T12:00:03.5Z, 897717601"
  })
  void windowsAreNumberedFrom1970(Instant time, int index) {
    assertThat(Window.index(time)).isEqualTo(index);
  }

  @Test
  void windowStartsAtAnEvenSecondAndLastsTwo() {
    int index = Window.index(Instant.parse("2026-11-23T12:00:03.5Z"));
    assertThat(Window.start(index)).isEqualTo("2026-11-23T12:00:02Z");
    assertThat(Window.end(index)).isEqualTo("2026-11-23T12:00:04Z");
    assertThat(Window.start(index + 1)).isEqualTo(Window.end(index));
    assertThat(Window.LENGTH).isEqualTo(Duration.ofSeconds(2));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T12:00:03.999Z, 2026-11-23T12:00:02Z",
    "2026-11-23T12:00:04Z, 2026-11-23T12:00:04Z",
    "1969-12-31T23:59:59Z, 1969-12-31T23:59:58Z",
    "+999999999-12-31T23:59:59.9Z, +999999999-12-31T23:59:58Z",
    "-999999999-01-01T00:00:01Z, -999999999-01-01T00:00:00Z"
  })
  void startIsKnownForAnyTime(Instant time, Instant start) {
    assertThat(Window.startOf(time)).isEqualTo(start);
  }

  @Test
  void timeBeyondTheIndexIsRefused() {
    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() -> Window.index(Instant.parse("2106-02-08T00:00:00Z")));
  }
}
