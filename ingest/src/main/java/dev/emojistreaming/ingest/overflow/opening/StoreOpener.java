package dev.emojistreaming.ingest.overflow.opening;

import dev.emojistreaming.ingest.overflow.disk.DatabaseDamagedException;
import dev.emojistreaming.ingest.overflow.disk.ExpectedRows;
import dev.emojistreaming.ingest.overflow.disk.ExpectedRowsFile;
import dev.emojistreaming.ingest.overflow.disk.OverflowDatabase;
import dev.emojistreaming.ingest.overflow.disk.OverflowDatabase.Contents;
import dev.emojistreaming.ingest.overflow.disk.OverflowFiles;
import dev.emojistreaming.ingest.overflow.disk.OverflowStore;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Opens the overflow's files. Reads the whole database once; if it is damaged or holds fewer rows
 * than expected, salvages it. For one thread.
 */
public final class StoreOpener {

  private final OverflowFiles files;
  private final long maxBytes;
  private final Salvage salvage;

  /**
   * @param maxBytes maximum size of the database's file
   */
  public StoreOpener(OverflowFiles files, long maxBytes, Clock clock) {
    this.files = files;
    this.maxBytes = maxBytes;
    this.salvage = new Salvage(files, clock);
  }

  private record OpenedDatabase(
      OverflowDatabase database, Contents contents, Optional<SalvageReport> salvage) {}

  /**
   * Locks and opens the files. After a failure they may be sound, as when another process uses them
   * or the disk fails; a damaged database is in its place or set aside, never deleted.
   *
   * @throws SQLException when SQLite cannot open the database
   * @throws IOException when another file cannot be opened, read or renamed
   */
  public OpenedStore open() throws SQLException, IOException {
    ExpectedRowsFile expectedRows = ExpectedRowsFile.open(files.expectedRows());
    OpenedStore result = null;
    try {
      Optional<ExpectedRows> expected = expectedRows.read();
      OpenedDatabase opened = openDatabase(expected);
      result =
          new OpenedStore(
              new OverflowStore(opened.database(), expectedRows),
              opened.contents(),
              expected.orElse(ExpectedRows.NONE).deliveredThrough(),
              opened.salvage());
      return result;
    } finally {
      if (result == null) {
        expectedRows.close();
      }
    }
  }

  private OpenedDatabase openDatabase(Optional<ExpectedRows> expected)
      throws SQLException, IOException {
    salvage.finishInterrupted();
    WalCopy walCopy = WalCopy.create(files);
    try {
      OpenedDatabase opened = openSoundOrSalvage(walCopy, expected);
      walCopy.deleteQuietly();
      return opened;
    } catch (SQLException | IOException e) {
      walCopy.undo();
      throw e;
    }
  }

  private OpenedDatabase openSoundOrSalvage(WalCopy walCopy, Optional<ExpectedRows> expected)
      throws SQLException, IOException {
    String finding;
    try {
      OpenedDatabase opened = openSound(expected.orElse(ExpectedRows.NONE));
      if (opened != null) {
        return opened;
      }
      finding = "rows are missing";
    } catch (DatabaseDamagedException e) {
      finding = String.valueOf(e.getMessage());
    }
    return salvage(finding, walCopy, expected);
  }

  /** The database, or null when rows are missing in it. */
  private @Nullable OpenedDatabase openSound(ExpectedRows expected)
      throws SQLException, DatabaseDamagedException {
    OverflowDatabase database = null;
    boolean sound = false;
    try {
      database = OverflowDatabase.open(files.database(), maxBytes);
      Contents contents = database.verify(expected);
      sound = contents.missing() == 0;
      return sound ? new OpenedDatabase(database, contents, Optional.empty()) : null;
    } catch (SQLException e) {
      if (OverflowDatabase.reportsDamage(e) || OverflowDatabase.reportsInvalidStatement(e)) {
        throw new DatabaseDamagedException(String.valueOf(e.getMessage()));
      }
      throw e;
    } finally {
      if (database != null && !sound) {
        closeQuietly(database);
      }
    }
  }

  private OpenedDatabase salvage(String finding, WalCopy walCopy, Optional<ExpectedRows> expected)
      throws SQLException, IOException {
    ExpectedRows expectedOrNone = expected.orElse(ExpectedRows.NONE);
    Salvage.Replaced replaced = salvage.run(walCopy, expectedOrNone.deliveredThrough());
    OverflowDatabase database = OverflowDatabase.open(files.database(), maxBytes);
    try {
      Contents contents = database.verify(expectedOrNone);
      OptionalLong lost =
          expected.isPresent() ? OptionalLong.of(contents.missing()) : OptionalLong.empty();
      SalvageReport report =
          new SalvageReport(finding, replaced.setAside(), replaced.saved(), lost);
      return new OpenedDatabase(database, contents, Optional.of(report));
    } catch (SQLException e) {
      closeQuietly(database);
      throw e;
    } catch (DatabaseDamagedException e) {
      closeQuietly(database);
      throw new SQLException("the disk damages new data: " + e.getMessage(), e);
    }
  }

  private static void closeQuietly(OverflowDatabase database) {
    try {
      database.close();
    } catch (SQLException e) {
      // The salvage, or the next start, reads the file itself.
    }
  }
}
