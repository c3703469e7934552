package dev.emojistreaming.ingest.overflow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.emojistreaming.ingest.ledger.Ledger;
import dev.emojistreaming.ingest.overflow.OverflowState.Failed;
import dev.emojistreaming.ingest.overflow.OverflowState.Open;
import dev.emojistreaming.ingest.overflow.disk.OverflowFiles;
import dev.emojistreaming.testkit.log.ExpectedLog;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverflowStateMachineTest {

  private static final List<byte[]> REACTIONS = List.of("reaction".getBytes(UTF_8));

  @TempDir Path folder;

  private Instant now = Instant.parse("2026-11-27T00:00:00Z");
  private OverflowFiles files;
  private OverflowStateMachine overflow;

  @BeforeEach
  void create() {
    files = new OverflowFiles(folder.resolve("overflow.db"));
    overflow =
        new OverflowStateMachine(
            files, 1L << 30, new Ledger(new SimpleMeterRegistry()), new AdvancedClock());
  }

  @AfterEach
  void close() {
    overflow.close();
  }

  @Test
  void reactionsAreRefusedBeforeTheFilesAreOpened() {
    assertThat(overflow.state()).isInstanceOf(Failed.class);
    assertThat(overflow.append(REACTIONS)).isEqualTo(KeepOutcome.FAILED);
    assertThat(overflow.oldest(1)).isEmpty();
  }

  @Test
  @ExpectedLog(logger = "OverflowLog", message = "overflow=failed")
  void upkeepRetriesOnlyAfterTheBackoff() throws IOException {
    Files.createDirectory(files.database());
    overflow.open();
    assertThat(overflow.append(REACTIONS)).isEqualTo(KeepOutcome.FAILED);
    Files.delete(files.database());

    overflow.upkeep();
    assertThat(overflow.state()).isInstanceOf(Failed.class);

    now = now.plus(Duration.ofSeconds(1));
    overflow.upkeep();
    assertThat(overflow.state()).isInstanceOf(Open.class);
    assertThat(overflow.append(REACTIONS)).isEqualTo(KeepOutcome.KEPT);
  }

  @Test
  void filesStayClosedAfterClose() {
    overflow.open();
    overflow.close();

    now = now.plus(Duration.ofDays(1));
    overflow.upkeep();

    assertThat(overflow.append(REACTIONS)).isEqualTo(KeepOutcome.FAILED);
    assertThat(files.wal()).doesNotExist();
  }

  @Test
  void backlogIsReportedWhileTheFilesCannotBeOpened() {
    overflow.open();
    overflow.append(REACTIONS);
    overflow.close();
    assertThat(overflow.stats().rows()).isEqualTo(1);
    assertThat(overflow.stats().oldestKeptAt()).isEqualTo(now);
  }

  private final class AdvancedClock extends Clock {
    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }
  }
}
