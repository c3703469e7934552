package dev.emojistreaming.ingest.overflow.disk;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * An open database and the file of its expected rows. For one thread.
 *
 * <p>The file must never expect a row that the database may lack, and must expect every row that
 * was acknowledged. So a row is recorded after its commit, and recorded as delivered, on the disk,
 * before it is deleted.
 */
public final class OverflowStore implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(OverflowStore.class);

  private final OverflowDatabase database;
  private final ExpectedRowsFile expectedRows;

  public OverflowStore(OverflowDatabase database, ExpectedRowsFile expectedRows) {
    this.database = database;
    this.expectedRows = expectedRows;
  }

  /** Records which rows the database holds. */
  public void begin(ExpectedRows found) throws IOException {
    expectedRows.begin(found);
  }

  /** Commits rows and returns when they are on the disk. After a failure none of them is. */
  public void append(List<OverflowRow> rows) throws SQLException {
    database.append(rows);
  }

  /** Records rows that {@link #append} has committed. */
  public void recordAppended(List<OverflowRow> rows) throws IOException {
    expectedRows.appended(rows.size(), rows.get(rows.size() - 1).id());
  }

  /**
   * The oldest rows.
   *
   * @throws DatabaseDamagedException when one of them is not intact
   */
  public List<OverflowRow> oldest(int limit) throws SQLException, DatabaseDamagedException {
    return database.oldest(limit);
  }

  /**
   * Records the oldest rows as delivered and deletes them.
   *
   * @return how many were still there
   */
  public int delete(List<OverflowRow> delivered) throws SQLException, IOException {
    expectedRows.delivered(delivered);
    return database.deleteThrough(delivered.get(delivered.size() - 1).id());
  }

  /** See {@link OverflowDatabase#vacuum()}. */
  public void vacuum() throws SQLException {
    database.vacuum();
  }

  /** See {@link OverflowDatabase#hasSpace()}. */
  public boolean hasSpace() throws SQLException {
    return database.hasSpace();
  }

  /** See {@link OverflowDatabase#fileBytes()}. */
  public long fileBytes() throws SQLException {
    return database.fileBytes();
  }

  /** See {@link OverflowDatabase#usedBytes()}. */
  public long usedBytes() throws SQLException {
    return database.usedBytes();
  }

  /** Checkpoints the write-ahead log, closes both and unlocks them. Failures are logged. */
  @Override
  public void close() {
    try {
      database.close();
    } catch (SQLException e) {
      LOG.warnf("overflow=not-closed: %s", e.getMessage());
    }
    try {
      expectedRows.close();
    } catch (IOException e) {
      LOG.warnf("overflow=tally-not-closed: %s", e.getMessage());
    }
  }
}
