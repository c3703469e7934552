package dev.emojistreaming.ingest.overflow.opening;

import dev.emojistreaming.ingest.overflow.disk.OverflowDatabase;
import dev.emojistreaming.ingest.overflow.disk.OverflowFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;

/**
 * Replaces a damaged database with a new one that holds the surviving rows.
 *
 * <p>The new database is written under a separate name. Renaming it is the step that completes the
 * salvage: a kill before makes the next start delete it and salvage again, a kill after makes the
 * next start finish the replacement.
 */
final class Salvage {

  private final OverflowFiles files;
  private final Clock clock;

  Salvage(OverflowFiles files, Clock clock) {
    this.files = files;
    this.clock = clock;
  }

  /**
   * A database that has been replaced.
   *
   * @param setAside the damaged database's new name
   * @param saved rows in the new database
   */
  record Replaced(Path setAside, long saved) {}

  /** Finishes or discards a salvage that was interrupted. */
  void finishInterrupted() throws IOException {
    if (Files.exists(files.salvageComplete().database())) {
      replaceDamaged();
    }
    files.salvageInProgress().deleteDatabase();
  }

  /**
   * Salvages and replaces the database.
   *
   * @param deliveredThrough rows up to this id are not saved: Kafka has them
   */
  Replaced run(WalCopy walCopy, long deliveredThrough) throws SQLException, IOException {
    OverflowFiles inProgress = files.salvageInProgress();
    inProgress.deleteDatabase();
    long saved;
    try (OverflowDatabase target = OverflowDatabase.open(inProgress.database(), Long.MAX_VALUE)) {
      RowScanner scanner = new RowScanner(target, deliveredThrough);
      scanner.scan(files.database());
      scanner.scan(walCopy.file());
      saved = scanner.saved();
      target.checkpoint();
    }
    Files.move(inProgress.database(), files.salvageComplete().database());
    walCopy.restoreTo(files.wal());
    return new Replaced(replaceDamaged(), saved);
  }

  private Path replaceDamaged() throws IOException {
    Path aside = files.setAside(clock);
    Files.move(files.salvageComplete().database(), files.database());
    return aside;
  }
}
