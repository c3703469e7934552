package dev.emojistreaming.ingest.overflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * The files of an overflow database, all in one folder.
 *
 * @param database SQLite's own
 */
record OverflowFiles(Path database) {

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS").withZone(ZoneOffset.UTC);

  /** SQLite's journal. */
  Path journal() {
    return beside("-wal");
  }

  /** See {@link TallyFile}. */
  Path tally() {
    return beside("-tally");
  }

  /** See {@link Reserve}. */
  Path reserve() {
    return beside("-reserve");
  }

  /** Where a database is built before it takes the place of the one in use. */
  OverflowFiles underConstruction() {
    return new OverflowFiles(beside("-new"));
  }

  /** A database that is built and takes the place of the one in use next. */
  OverflowFiles salvaged() {
    return new OverflowFiles(beside("-salvaged"));
  }

  /**
   * Puts the database and its journal aside for somebody to look at.
   *
   * @return where the database is now, if there is one
   */
  Path setAside(Clock clock) throws IOException {
    String suffix = "-damaged-" + STAMP.format(clock.instant());
    OverflowFiles aside = new OverflowFiles(beside(suffix));
    moveIfExists(journal(), aside.journal());
    moveIfExists(database, aside.database);
    return aside.database;
  }

  void deleteDatabase() throws IOException {
    Files.deleteIfExists(journal());
    Files.deleteIfExists(database);
  }

  private static void moveIfExists(Path from, Path to) throws IOException {
    if (Files.exists(from)) {
      Files.move(from, to);
    }
  }

  private Path beside(String suffix) {
    return database.resolveSibling(database.getFileName() + suffix);
  }
}
