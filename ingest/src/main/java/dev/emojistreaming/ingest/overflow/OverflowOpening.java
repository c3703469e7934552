package dev.emojistreaming.ingest.overflow;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import dev.emojistreaming.ingest.overflow.OverflowDatabase.Contents;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * Opens a database whatever its state.
 *
 * <p>It is read through once. When it is not what was written, or holds less than the tally says,
 * every row that survives is put into a new database, which takes the damaged one's place when it
 * is complete: a kill in between loses nothing.
 *
 * @param files of the database
 * @param maxBytes of the database's file
 */
record OverflowOpening(OverflowFiles files, long maxBytes, Clock clock) {

  /**
   * An open database.
   *
   * @param damage what happened to the one before, if it was damaged
   */
  record Opened(OverflowDatabase database, Contents contents, Optional<Damage> damage) {}

  /**
   * @param tally what the database must hold; empty when nobody knows
   * @throws SQLException when it can't be opened though it may be sound, as when another process
   *     has it or the disk fails; nothing is changed then
   */
  Opened open(Optional<Tally> tally) throws SQLException, IOException {
    finishInterruptedSalvage();
    Path journalCopy = copyOfJournal();
    String finding;
    try {
      Opened opened = openSound(tally);
      if (opened != null) {
        Files.deleteIfExists(journalCopy);
        return opened;
      }
      finding = "rows are missing";
    } catch (DamagedException e) {
      finding = String.valueOf(e.getMessage());
    }
    return salvage(finding, journalCopy, tally);
  }

  private @Nullable Opened openSound(Optional<Tally> tally) throws SQLException, DamagedException {
    OverflowDatabase database = null;
    boolean sound = false;
    try {
      database = OverflowDatabase.open(files.database(), maxBytes);
      Contents contents = database.verify();
      sound = missing(database, tally.orElse(Tally.NOTHING)) == 0;
      return sound ? new Opened(database, contents, Optional.empty()) : null;
    } catch (SQLiteException e) {
      // A table that is not ours is an SQLITE_ERROR: there was another one once.
      if (isDamage(e.getResultCode()) || e.getResultCode() == SQLiteErrorCode.SQLITE_ERROR) {
        throw new DamagedException(String.valueOf(e.getMessage()));
      }
      throw e;
    } finally {
      if (database != null && !sound) {
        close(database);
      }
    }
  }

  private static long missing(OverflowDatabase database, Tally tally) throws SQLException {
    return Math.max(0, tally.rows() - database.count(tally.deliveredThrough(), tally.lastId()));
  }

  /** Whether the code says that the file is not what SQLite has written. */
  static boolean isDamage(SQLiteErrorCode code) {
    int primary = code.code & 0xff;
    return primary == SQLiteErrorCode.SQLITE_CORRUPT.code
        || primary == SQLiteErrorCode.SQLITE_NOTADB.code;
  }

  private Opened salvage(String finding, Path journalCopy, Optional<Tally> tally)
      throws SQLException, IOException {
    OverflowFiles building = files.underConstruction();
    building.deleteDatabase();
    long saved;
    try (OverflowDatabase target = OverflowDatabase.open(building.database(), Long.MAX_VALUE)) {
      Salvage salvage = new Salvage(target, tally.orElse(Tally.NOTHING).deliveredThrough());
      salvage.search(files.database());
      salvage.search(journalCopy);
      saved = salvage.saved();
    }
    if (Files.exists(journalCopy)) {
      Files.move(journalCopy, files.journal(), StandardCopyOption.REPLACE_EXISTING);
    }
    Path aside = files.setAside(clock);
    Files.move(building.database(), files.database());
    OverflowDatabase database = OverflowDatabase.open(files.database(), maxBytes);
    OptionalLong lost =
        tally.isPresent() ? OptionalLong.of(missing(database, tally.get())) : OptionalLong.empty();
    try {
      return new Opened(
          database, database.verify(), Optional.of(new Damage(finding, aside, saved, lost)));
    } catch (DamagedException e) {
      throw new SQLException("the disk damages what is written to it: " + e.getMessage(), e);
    }
  }

  /** A kill may have come between the two moves, or while the new database was being built. */
  private void finishInterruptedSalvage() throws IOException {
    OverflowFiles building = files.underConstruction();
    if (!Files.exists(building.database())) {
      return;
    }
    if (Files.exists(files.database())) {
      building.deleteDatabase();
    } else {
      Files.move(building.database(), files.database());
    }
  }

  /**
   * SQLite drops what follows a damaged frame of its journal as soon as it opens it. A copy that is
   * there already is of a start that was killed, and is added to: only {@link Salvage} reads it.
   */
  private Path copyOfJournal() throws IOException {
    Path copy = files.journal().resolveSibling(files.journal().getFileName() + "-copy");
    if (Files.exists(files.journal())) {
      try (OutputStream out = Files.newOutputStream(copy, CREATE, APPEND)) {
        Files.copy(files.journal(), out);
      }
    }
    return copy;
  }

  private static void close(OverflowDatabase database) {
    try {
      database.close();
    } catch (SQLException e) {
      // What can still be read of it is read from the file.
    }
  }
}
