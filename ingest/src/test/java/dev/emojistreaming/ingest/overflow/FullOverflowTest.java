package dev.emojistreaming.ingest.overflow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.emojistreaming.ingest.ledger.Ledger;
import dev.emojistreaming.ingest.overflow.OverflowState.Full;
import dev.emojistreaming.ingest.overflow.disk.DiskReserve;
import dev.emojistreaming.ingest.overflow.disk.OverflowFiles;
import dev.emojistreaming.testkit.log.ExpectedLog;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@ExpectedLog(logger = "OverflowLog", message = "the limit is ingest.overflow.max-size")
class FullOverflowTest {

  private static final long MAX_SIZE = 32L * 1024 * 1024;
  private static final List<byte[]> GROUP =
      Collections.nCopies(1_000, "r".repeat(1_000).getBytes(UTF_8));

  @TempDir Path folder;

  private OverflowFiles files;
  private OverflowStateMachine overflow;

  @BeforeEach
  void fill() {
    files = new OverflowFiles(folder.resolve("overflow.db"));
    overflow =
        new OverflowStateMachine(
            files, MAX_SIZE, new Ledger(new SimpleMeterRegistry()), Clock.systemUTC());
    overflow.open();
    while (overflow.append(GROUP) == KeepOutcome.KEPT) {
      assertThat(overflow.stats().rows()).isLessThan(50_000);
    }
  }

  @AfterEach
  void close() {
    overflow.close();
  }

  @Test
  void fullOverflowStaysWithinItsSizeAndRefusesReactions() throws IOException {
    assertThat(overflow.state()).isInstanceOf(Full.class);
    assertThat(overflow.append(GROUP)).isEqualTo(KeepOutcome.FULL);
    assertThat(Files.size(files.database()) + Files.size(files.wal()))
        .isLessThan(MAX_SIZE - DiskReserve.BYTES);
    assertThat(Files.size(files.database())).isLessThanOrEqualTo(overflow.stats().limitBytes());
    assertThat(files.reserve()).doesNotExist();
  }

  @Test
  void overflowStaysFullWhileThereIsNoSpace() {
    overflow.upkeep();
    assertThat(overflow.state()).isInstanceOf(Full.class);
  }

  @Test
  void replayMakesSpace() {
    long before = overflow.stats().rows();
    assertThat(overflow.delete(overflow.oldest(2_000))).isTrue();
    assertThat(overflow.stats().rows()).isEqualTo(before - 2_000);

    overflow.upkeep();

    assertThat(overflow.append(GROUP)).isEqualTo(KeepOutcome.KEPT);
    assertThat(files.reserve()).exists();
  }

  @Test
  void filesShrinkWhenAllRowsAreReplayed() throws IOException {
    while (overflow.stats().rows() > 0) {
      assertThat(overflow.delete(overflow.oldest(2_000))).isTrue();
    }
    assertThat(Files.size(files.database()) + Files.size(files.wal())).isLessThan(100_000);
    assertThat(overflow.stats().oldestKeptAt()).isNull();
  }
}
