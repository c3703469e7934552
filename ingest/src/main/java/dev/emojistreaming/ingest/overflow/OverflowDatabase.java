package dev.emojistreaming.ingest.overflow;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.sqlite.JDBC;

/**
 * The rows in SQLite: a write-ahead log that is synced at every commit, and pages that are never
 * trusted without a look at the checksum. For one thread; locks its file against other processes.
 *
 * <p>Statements are prepared for each use: those of the driver stay active until they are closed,
 * and keep SQLite from giving space back.
 */
final class OverflowDatabase implements AutoCloseable {

  private static final int PAGE_SIZE = 4096;

  /** The journal is written back to the database when it has as many pages, 4 MB. */
  private static final int JOURNAL_PAGES = 1000;

  /** Fewer free pages than this are no room: 1 MB. */
  private static final int ROOM_PAGES = 256;

  private static final int BUSY_TIMEOUT_MS = 3_000;

  private static final List<String> PRAGMAS =
      List.of(
          "busy_timeout = " + BUSY_TIMEOUT_MS,
          "page_size = " + PAGE_SIZE,
          "locking_mode = EXCLUSIVE",
          "journal_mode = WAL",
          "synchronous = FULL",
          "wal_autocheckpoint = " + JOURNAL_PAGES,
          "temp_store = MEMORY",
          "cell_size_check = ON");

  private final Connection connection;
  private final long maxPages;

  private OverflowDatabase(Connection connection, long maxPages) throws SQLException {
    this.connection = connection;
    this.maxPages = maxPages;
  }

  /**
   * Opens the database, and makes it when there is none.
   *
   * @param maxBytes of the file, without its journal
   */
  static OverflowDatabase open(Path file, long maxBytes) throws SQLException {
    // Not by DriverManager, which finds no driver in a native executable.
    Connection connection = JDBC.createConnection(JDBC.PREFIX + file, new Properties());
    try {
      long maxPages = maxBytes / PAGE_SIZE;
      for (String pragma : PRAGMAS) {
        execute(connection, "PRAGMA " + pragma);
      }
      execute(connection, "PRAGMA max_page_count = " + maxPages);
      execute(
          connection,
          "CREATE TABLE IF NOT EXISTS reaction (id INTEGER PRIMARY KEY, envelope BLOB NOT NULL)");
      return new OverflowDatabase(connection, maxPages);
    } catch (SQLException e) {
      try {
        connection.close();
      } catch (SQLException another) {
        e.addSuppressed(another);
      }
      throw e;
    }
  }

  /**
   * Adds rows in one transaction and returns when it is on the disk. None is there after a failure.
   *
   * @return how many were new
   */
  int append(List<OverflowRow> rows) throws SQLException {
    return inTransaction(
        () -> {
          int added = 0;
          // A row that is salvaged from two places is one row.
          try (PreparedStatement insert =
              connection.prepareStatement("INSERT OR IGNORE INTO reaction VALUES (?, ?)")) {
            for (OverflowRow row : rows) {
              insert.setLong(1, row.id());
              insert.setBytes(2, row.envelope());
              added += insert.executeUpdate();
            }
          }
          return added;
        });
  }

  /**
   * The oldest rows, as many as asked for or as are there.
   *
   * @throws DamagedException when one of them is not intact
   */
  List<OverflowRow> oldest(int atMost) throws SQLException, DamagedException {
    List<OverflowRow> rows = new ArrayList<>();
    try (PreparedStatement select =
        connection.prepareStatement("SELECT id, envelope FROM reaction ORDER BY id LIMIT ?")) {
      select.setInt(1, atMost);
      try (ResultSet result = select.executeQuery()) {
        while (result.next()) {
          rows.add(row(result));
        }
      }
    }
    return rows;
  }

  /**
   * Deletes the rows up to the id.
   *
   * @return how many there were
   */
  int deleteThrough(long id) throws SQLException {
    return inTransaction(
        () -> {
          try (PreparedStatement delete =
              connection.prepareStatement("DELETE FROM reaction WHERE id <= ?")) {
            delete.setLong(1, id);
            return delete.executeUpdate();
          }
        });
  }

  /** Gives the disk back what is not needed; worth it when few rows are left. */
  void shrink() throws SQLException {
    execute(connection, "VACUUM");
    writeJournalBack();
  }

  /** Brings all that is in the journal into the file, which close does silently or not at all. */
  void writeJournalBack() throws SQLException {
    if (!pragma("wal_checkpoint(TRUNCATE)").equals("0")) {
      throw new SQLException("the journal cannot be written back");
    }
  }

  /** Whether a good many rows may still be added. */
  boolean hasRoom() throws SQLException {
    return usedPages() + ROOM_PAGES < maxPages;
  }

  /** Size of the file, without its journal. */
  long fileBytes() throws SQLException {
    return number("page_count") * PAGE_SIZE;
  }

  /** Bytes of the file that hold something. */
  long usedBytes() throws SQLException {
    return usedPages() * PAGE_SIZE;
  }

  /**
   * Reads everything.
   *
   * @param tally what must be there
   * @return what is there
   * @throws DamagedException when not all of it is as it was written
   */
  Contents verify(Tally tally) throws SQLException, DamagedException {
    String finding = pragma("quick_check(1)");
    if (!finding.equals("ok")) {
      throw new DamagedException(finding);
    }
    long rows = 0;
    long lastId = 0;
    long owed = 0;
    long tallied = 0;
    try (Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery("SELECT id, envelope FROM reaction ORDER BY id")) {
      while (result.next()) {
        lastId = row(result).id();
        rows++;
        if (lastId > tally.deliveredThrough()) {
          owed++;
          tallied += lastId <= tally.lastId() ? 1 : 0;
        }
      }
    }
    return new Contents(rows, lastId, owed, Math.max(0, tally.rows() - tallied));
  }

  /**
   * What a database holds.
   *
   * @param lastId the largest id, 0 when there is none
   * @param owed rows that Kafka is not known to have
   * @param missing rows that the tally tells of and that are not there
   */
  record Contents(long rows, long lastId, long owed, long missing) {}

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  private static OverflowRow row(ResultSet result) throws SQLException, DamagedException {
    long id = result.getLong(1);
    byte[] envelope = result.getBytes(2);
    OverflowRow row = envelope == null ? null : OverflowRow.parse(ByteBuffer.wrap(envelope));
    if (row == null || row.id() != id) {
      throw new DamagedException("row " + id + " is not what was written");
    }
    return row;
  }

  private interface Work {
    int run() throws SQLException;
  }

  private int inTransaction(Work work) throws SQLException {
    execute(connection, "BEGIN IMMEDIATE");
    try {
      int count = work.run();
      execute(connection, "COMMIT");
      return count;
    } catch (SQLException e) {
      rollBack(e);
      throw e;
    }
  }

  private void rollBack(SQLException cause) {
    try {
      execute(connection, "ROLLBACK");
    } catch (SQLException e) {
      cause.addSuppressed(e); // SQLite has rolled back by itself
    }
  }

  private long usedPages() throws SQLException {
    return number("page_count") - number("freelist_count");
  }

  private long number(String pragma) throws SQLException {
    return Long.parseLong(pragma(pragma));
  }

  /** What SQLite answers to a pragma. */
  String pragma(String name) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("PRAGMA " + name)) {
      return result.next() ? String.valueOf(result.getString(1)) : "";
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
