package dev.emojistreaming.ingest.overflow.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Names the files of an overflow database; all of them are in one folder.
 *
 * @param database SQLite's database file
 */
public record OverflowFiles(Path database) {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** SQLite's write-ahead log. */
  public Path wal() {
    return withSuffix("-wal");
  }

  /** The write-ahead log as it was before SQLite opened it. */
  public Path walCopy() {
    return withSuffix("-wal-copy");
  }

  /** See {@link ExpectedRowsFile}. */
  public Path expectedRows() {
    return withSuffix("-tally");
  }

  /** See {@link DiskReserve}. */
  public Path reserve() {
    return withSuffix("-reserve");
  }

  /** The database that a salvage is still writing. */
  public OverflowFiles salvageInProgress() {
    return new OverflowFiles(withSuffix("-new"));
  }

  /** The database that a salvage has completed and that replaces the damaged one next. */
  public OverflowFiles salvageComplete() {
    return new OverflowFiles(withSuffix("-salvaged"));
  }

  /**
   * Renames the database and its write-ahead log, so that an operator can examine them.
   *
   * @return the database's new name, even if there is no database
   */
  public Path setAside(Clock clock) throws IOException {
    OverflowFiles aside = new OverflowFiles(withSuffix("-damaged-" + TIME.format(clock.instant())));
    moveIfExists(wal(), aside.wal());
    moveIfExists(database, aside.database);
    return aside.database;
  }

  /** Deletes the database and its write-ahead log. */
  public void deleteDatabase() throws IOException {
    Files.deleteIfExists(wal());
    Files.deleteIfExists(database);
  }

  private static void moveIfExists(Path from, Path to) throws IOException {
    if (Files.exists(from)) {
      Files.move(from, to);
    }
  }

  private Path withSuffix(String suffix) {
    return database.resolveSibling(database.getFileName() + suffix);
  }
}
