package dev.emojistreaming.ingest.overflow;

import dev.emojistreaming.ingest.overflow.OverflowDatabase.Contents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    JournalCopy copy = JournalCopy.of(files.journal());
    try {
      Opened opened = openSoundOrSalvage(copy, tally);
      copy.deleteQuietly();
      return opened;
    } catch (SQLException | IOException e) {
      copy.forgetThisAttempt();
      throw e;
    }
  }

  private Opened openSoundOrSalvage(JournalCopy copy, Optional<Tally> tally)
      throws SQLException, IOException {
    String finding;
    try {
      Opened opened = openSound(tally);
      if (opened != null) {
        return opened;
      }
      finding = "rows are missing";
    } catch (DamagedException e) {
      finding = String.valueOf(e.getMessage());
    }
    return salvage(finding, copy, tally);
  }

  private @Nullable Opened openSound(Optional<Tally> tally) throws SQLException, DamagedException {
    OverflowDatabase database = null;
    boolean sound = false;
    try {
      database = OverflowDatabase.open(files.database(), maxBytes);
      Contents contents = database.verify(tally.orElse(Tally.NOTHING));
      sound = contents.missing() == 0;
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

  /** Whether the code says that the file is not what SQLite has written. */
  static boolean isDamage(SQLiteErrorCode code) {
    int primary = code.code & 0xff;
    return primary == SQLiteErrorCode.SQLITE_CORRUPT.code
        || primary == SQLiteErrorCode.SQLITE_NOTADB.code;
  }

  private Opened salvage(String finding, JournalCopy copy, Optional<Tally> tally)
      throws SQLException, IOException {
    OverflowFiles building = files.underConstruction();
    building.deleteDatabase();
    long saved;
    try (OverflowDatabase target = OverflowDatabase.open(building.database(), Long.MAX_VALUE)) {
      Salvage salvage = new Salvage(target, tally.orElse(Tally.NOTHING).deliveredThrough());
      salvage.search(files.database());
      salvage.search(copy.file());
      saved = salvage.saved();
      target.writeJournalBack();
    }
    Files.move(building.database(), files.salvaged().database());
    copy.putInPlaceOf(files.journal());
    Path aside = takeThePlaceOfTheDamaged();
    OverflowDatabase database = OverflowDatabase.open(files.database(), maxBytes);
    try {
      Contents contents = database.verify(tally.orElse(Tally.NOTHING));
      OptionalLong lost =
          tally.isPresent() ? OptionalLong.of(contents.missing()) : OptionalLong.empty();
      return new Opened(database, contents, Optional.of(new Damage(finding, aside, saved, lost)));
    } catch (SQLException e) {
      close(database);
      throw e;
    } catch (DamagedException e) {
      close(database);
      throw new SQLException("the disk damages what is written to it: " + e.getMessage(), e);
    }
  }

  private Path takeThePlaceOfTheDamaged() throws IOException {
    Path aside = files.setAside(clock);
    Files.move(files.salvaged().database(), files.database());
    return aside;
  }

  /**
   * A kill may have come when all was saved, and then what is left to do is done; or before, and
   * then it begins anew.
   */
  private void finishInterruptedSalvage() throws IOException {
    if (Files.exists(files.salvaged().database())) {
      takeThePlaceOfTheDamaged();
    }
    files.underConstruction().deleteDatabase();
  }

  private static void close(OverflowDatabase database) {
    try {
      database.close();
    } catch (SQLException e) {
      // What can still be read of it is read from the file.
    }
  }
}
