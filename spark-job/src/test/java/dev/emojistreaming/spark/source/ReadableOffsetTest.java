package dev.emojistreaming.spark.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadableOffsetTest {

  @ParameterizedTest(name = "records {0} to {1} of a range until {2}")
  @CsvSource({
    "5, 6, 7, 6",
    "5, 7, 100, 7",
    "5, 8, 100, 8",
    "0, 77, 100, 77",
    "0, 99, 100, 99",
    "0, 100, 100, 100",
    "0, 500, 100, 100",
    "999, 1000, 1000, 1000",
    "1000000, 1777777, 2000000, 1777777"
  })
  void firstReadableOffsetIsFoundInFewAttempts(long first, long end, long until, long found) {
    AtomicInteger attempts = new AtomicInteger();

    long after =
        ReadableOffset.after(
            first,
            until,
            offset -> {
              attempts.incrementAndGet();
              assertThat(offset).isBetween(first + 1, until - 1);
              return offset >= end;
            });

    assertThat(after).isEqualTo(found);
    assertThat(attempts).hasValueLessThanOrEqualTo(45);
  }
}
