package dev.emojistreaming.ingest.overflow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.emojistreaming.ingest.ledger.Ledger;
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

class FullOverflowTest {

  private static final long MAX_SIZE = 32L * 1024 * 1024;
  private static final List<byte[]> GROUP =
      Collections.nCopies(1_000, "r".repeat(1_000).getBytes(UTF_8));

  @TempDir Path folder;

  private OverflowFiles files;
  private OverflowStorage storage;

  @BeforeEach
  void fill() {
    files = new OverflowFiles(folder.resolve("overflow.db"));
    storage =
        new OverflowStorage(
            files, MAX_SIZE, new Ledger(new SimpleMeterRegistry()), Clock.systemUTC());
    storage.open();
    while (storage.append(GROUP) == OverflowState.OPEN) {
      assertThat(storage.rows()).isLessThan(50_000);
    }
  }

  @AfterEach
  void close() {
    storage.close();
  }

  @Test
  void fullDatabaseStaysWithinItsSizeAndRefuses() throws IOException {
    assertThat(storage.state()).isEqualTo(OverflowState.FULL);
    assertThat(storage.append(GROUP)).isEqualTo(OverflowState.FULL);
    assertThat(Files.size(files.database()) + Files.size(files.journal()))
        .isLessThan(MAX_SIZE - Reserve.BYTES);
    assertThat(Files.size(files.database())).isLessThanOrEqualTo(storage.limitBytes());
    assertThat(files.reserve()).doesNotExist();
  }

  @Test
  void upkeepDoesNotOpenItAsLongAsThereIsNoRoom() {
    storage.upkeep();
    assertThat(storage.state()).isEqualTo(OverflowState.FULL);
  }

  @Test
  void replayMakesRoom() {
    long before = storage.rows();
    assertThat(storage.delete(storage.oldest(2_000))).isTrue();
    assertThat(storage.rows()).isEqualTo(before - 2_000);

    storage.upkeep();

    assertThat(storage.append(GROUP)).isEqualTo(OverflowState.OPEN);
    assertThat(files.reserve()).exists();
  }

  @Test
  void spaceIsGivenBackWhenAllIsReplayed() throws IOException {
    while (storage.rows() > 0) {
      assertThat(storage.delete(storage.oldest(2_000))).isTrue();
    }
    assertThat(Files.size(files.database()) + Files.size(files.journal())).isLessThan(100_000);
    assertThat(storage.oldest()).isNull();
  }
}
