package dev.emojistreaming.service.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RepeatedLinesTest {

  private static final String OURS = "dev.emojistreaming.ingest.Something";
  private static final String LIBRARY = "org.apache.kafka.clients.NetworkClient";

  private final RepeatedLines filter = new RepeatedLines();

  @Test
  void errorsAndLibrariesWarningsAreLimitedByKind() {
    assertThat(passes(Level.SEVERE, OURS, "attempt 1 failed")).isTrue();
    assertThat(passes(Level.SEVERE, OURS, "attempt 2 failed")).isFalse();
    assertThat(passes(Level.SEVERE, OURS, "another error")).isTrue();
    assertThat(passes(Level.WARNING, LIBRARY, "no connection to node 1")).isTrue();
    assertThat(passes(Level.WARNING, LIBRARY, "no connection to node 22")).isFalse();
  }

  @Test
  void informationAndThisProjectsWarningsAreNot() {
    for (int i = 0; i < 2; i++) {
      assertThat(passes(Level.INFO, LIBRARY, "started")).isTrue();
      assertThat(passes(Level.WARNING, OURS, "kafka=away")).isTrue();
    }
  }

  @Test
  void manyKindsAreForgotten() {
    IntStream.range(0, 5_000)
        .forEach(i -> passes(Level.SEVERE, OURS, "x".repeat(i % 70) + (char) ('a' + i / 70)));
    assertThat(filter.kinds()).isLessThan(1_010);
  }

  private boolean passes(Level level, String logger, String message) {
    LogRecord record = new LogRecord(level, message);
    record.setLoggerName(logger);
    return filter.isLoggable(record);
  }
}
