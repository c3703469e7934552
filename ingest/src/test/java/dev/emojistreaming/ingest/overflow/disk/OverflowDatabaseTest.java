package dev.emojistreaming.ingest.overflow.disk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

class OverflowDatabaseTest {

  private static final long MAX_SIZE = 1L << 30;

  @TempDir Path folder;

  @Test
  void rowsAreReadOldestFirstAndStayUntilDeleted() throws Exception {
    try (OverflowDatabase database = OverflowDatabase.open(file(), MAX_SIZE)) {
      database.append(rows(1, 10));

      List<OverflowRow> oldest = database.oldest(3);

      assertThat(oldest).extracting(OverflowRow::id).containsExactly(1L, 2L, 3L);
      assertThat(new String(oldest.get(2).reaction(), UTF_8)).isEqualTo("reaction 3");
      assertThat(database.deleteThrough(3)).isEqualTo(3);
      assertThat(database.oldest(100)).hasSize(7);
    }
  }

  @Test
  void vacuumShrinksAnEmptyDatabase() throws Exception {
    try (OverflowDatabase database = OverflowDatabase.open(file(), MAX_SIZE)) {
      for (int i = 0; i < 10; i++) {
        database.append(rows(1 + i * 1_000L, 1_000));
      }
      database.oldest(2_000);
      assertThat(database.fileBytes()).isGreaterThan(500_000);

      database.deleteThrough(10_000);
      database.oldest(1);
      database.vacuum();

      assertThat(Files.size(file())).isLessThan(20_000);
      assertThat(Files.size(new OverflowFiles(file()).wal())).isZero();
    }
  }

  @Test
  void fullDatabaseRejectsAWholeTransactionAndAcceptsRowsAfterADelete() throws Exception {
    try (OverflowDatabase database = OverflowDatabase.open(file(), 2 * 1024 * 1024)) {
      long id = 1;
      SQLiteException failure = null;
      while (failure == null) {
        try {
          database.append(rows(id, 1_000));
          id += 1_000;
        } catch (SQLiteException e) {
          failure = e;
        }
      }
      assertThat(failure.getResultCode()).isEqualTo(SQLiteErrorCode.SQLITE_FULL);
      assertThat(database.hasSpace()).isFalse();
      assertThat(database.verify(ExpectedRows.NONE).lastId()).isEqualTo(id - 1);

      assertThat(database.deleteThrough(id - 1)).isEqualTo((int) id - 1);

      assertThat(database.hasSpace()).isTrue();
      assertThat(database.append(rows(id, 1_000))).isEqualTo(1_000);
    }
  }

  @Test
  void everyCommitIsSyncedAndTheFileIsLocked() throws Exception {
    try (OverflowDatabase database = OverflowDatabase.open(file(), MAX_SIZE)) {
      assertThat(database.pragma("journal_mode")).isEqualTo("wal");
      assertThat(database.pragma("synchronous")).isEqualTo("2"); // FULL
      assertThat(database.pragma("locking_mode")).isEqualTo("exclusive");
    }
  }

  private Path file() {
    return folder.resolve("overflow.db");
  }

  private static List<OverflowRow> rows(long firstId, int count) {
    return LongStream.range(firstId, firstId + count)
        .mapToObj(id -> new OverflowRow(id, 1_000 * id, ("reaction " + id).getBytes(UTF_8)))
        .toList();
  }
}
