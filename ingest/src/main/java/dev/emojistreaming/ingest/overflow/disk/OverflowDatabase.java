package dev.emojistreaming.ingest.overflow.disk;

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
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * The rows in SQLite. Every commit is synced to the write-ahead log, and every row's checksum is
 * verified when it is read. For one thread; locks its file against other processes.
 *
 * <p>Statements are prepared for each use: the driver's statements stay active until they are
 * closed, and an active statement keeps SQLite from shrinking the file.
 */
public final class OverflowDatabase implements AutoCloseable {

  private static final int PAGE_SIZE = 4096;

  /** Pages in the write-ahead log at which SQLite checkpoints it: 4 MB. */
  private static final int CHECKPOINT_PAGES = 1000;

  /** Free pages below which the database counts as full: 1 MB. */
  private static final int MIN_FREE_PAGES = 256;

  private static final int BUSY_TIMEOUT_MS = 3_000;

  private static final List<String> PRAGMAS =
      List.of(
          "busy_timeout = " + BUSY_TIMEOUT_MS,
          "page_size = " + PAGE_SIZE,
          "locking_mode = EXCLUSIVE",
          "journal_mode = WAL",
          "synchronous = FULL",
          "wal_autocheckpoint = " + CHECKPOINT_PAGES,
          "temp_store = MEMORY",
          "cell_size_check = ON");

  private final Connection connection;
  private final long maxPages;

  private OverflowDatabase(Connection connection, long maxPages) throws SQLException {
    this.connection = connection;
    this.maxPages = maxPages;
  }

  /**
   * Opens the database, and creates it if there is none.
   *
   * @param maxBytes maximum size of the file, without its write-ahead log
   */
  public static OverflowDatabase open(Path file, long maxBytes) throws SQLException {
    OwnerOnly.tryCreateFile(file);
    // DriverManager finds no driver in a native executable.
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
   * Adds rows in one transaction and returns when it is on the disk. After a failure none of them
   * is. Rows whose id exists are skipped.
   *
   * @return how many were added
   */
  public int append(List<OverflowRow> rows) throws SQLException {
    return inTransaction(
        () -> {
          int added = 0;
          // A salvage may find a row in the database and in the write-ahead log.
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
   * The oldest rows.
   *
   * @throws DatabaseDamagedException when one of them is not intact
   */
  List<OverflowRow> oldest(int limit) throws SQLException, DatabaseDamagedException {
    List<OverflowRow> rows = new ArrayList<>();
    try (PreparedStatement select =
        connection.prepareStatement("SELECT id, envelope FROM reaction ORDER BY id LIMIT ?")) {
      select.setInt(1, limit);
      try (ResultSet result = select.executeQuery()) {
        while (result.next()) {
          rows.add(row(result));
        }
      }
    }
    return rows;
  }

  /**
   * Deletes the rows up to the id, inclusive.
   *
   * @return how many were deleted
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

  /** Shrinks the file to the rows that it holds. Rewrites them all: use it when few are left. */
  void vacuum() throws SQLException {
    execute(connection, "VACUUM");
    checkpoint();
  }

  /**
   * Copies the write-ahead log into the file and empties it. {@link #close()} does so too, but does
   * not report a failure.
   */
  public void checkpoint() throws SQLException {
    if (!pragma("wal_checkpoint(TRUNCATE)").equals("0")) {
      throw new SQLException("the write-ahead log cannot be checkpointed");
    }
  }

  /** Whether at least 1 MB of rows can be added. */
  boolean hasSpace() throws SQLException {
    return usedPages() + MIN_FREE_PAGES < maxPages;
  }

  /** Size of the file, without its write-ahead log. */
  long fileBytes() throws SQLException {
    return number("page_count") * PAGE_SIZE;
  }

  /** Bytes of the file that are in use. */
  long usedBytes() throws SQLException {
    return usedPages() * PAGE_SIZE;
  }

  /**
   * Reads the whole database and compares it with the rows that it must hold.
   *
   * @throws DatabaseDamagedException when the file or a row is not as it was written
   */
  public Contents verify(ExpectedRows expected) throws SQLException, DatabaseDamagedException {
    String finding = pragma("quick_check(1)");
    if (!finding.equals("ok")) {
      throw new DatabaseDamagedException(finding);
    }
    long rows = 0;
    long lastId = 0;
    long undelivered = 0;
    long expectedFound = 0;
    try (Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery("SELECT id, envelope FROM reaction ORDER BY id")) {
      while (result.next()) {
        lastId = row(result).id();
        rows++;
        if (lastId > expected.deliveredThrough()) {
          undelivered++;
          expectedFound += lastId <= expected.lastId() ? 1 : 0;
        }
      }
    }
    long missing = Math.max(0, expected.rows() - expectedFound);
    return new Contents(rows, lastId, undelivered, missing);
  }

  /** Whether SQLite failed because the database or its disk is full. */
  public static boolean reportsFull(Exception e) {
    return resultCode(e) == SQLiteErrorCode.SQLITE_FULL;
  }

  /** Whether SQLite failed because the file is damaged or is not a database. */
  public static boolean reportsDamage(Exception e) {
    int primary = resultCode(e).code & 0xff;
    return primary == SQLiteErrorCode.SQLITE_CORRUPT.code
        || primary == SQLiteErrorCode.SQLITE_NOTADB.code;
  }

  /** Whether SQLite rejected a statement, as when the file's table is not the one of this class. */
  public static boolean reportsInvalidStatement(Exception e) {
    return resultCode(e) == SQLiteErrorCode.SQLITE_ERROR;
  }

  private static SQLiteErrorCode resultCode(Exception e) {
    return e instanceof SQLiteException sqlite
        ? sqlite.getResultCode()
        : SQLiteErrorCode.UNKNOWN_ERROR;
  }

  /**
   * The contents of a database.
   *
   * @param rows all rows in it
   * @param lastId the largest id, 0 when there are no rows
   * @param undelivered rows that Kafka is not known to have acknowledged
   * @param missing expected rows that are not in it
   */
  public record Contents(long rows, long lastId, long undelivered, long missing) {}

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  private static OverflowRow row(ResultSet result) throws SQLException, DatabaseDamagedException {
    long id = result.getLong(1);
    byte[] envelope = result.getBytes(2);
    OverflowRow row = envelope == null ? null : OverflowRow.parse(ByteBuffer.wrap(envelope));
    if (row == null || row.id() != id) {
      throw new DatabaseDamagedException("row " + id + " is not as it was written");
    }
    return row;
  }

  private interface Transaction {
    int run() throws SQLException;
  }

  private int inTransaction(Transaction transaction) throws SQLException {
    execute(connection, "BEGIN IMMEDIATE");
    try {
      int count = transaction.run();
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
      cause.addSuppressed(e); // SQLite has rolled back already
    }
  }

  private long usedPages() throws SQLException {
    return number("page_count") - number("freelist_count");
  }

  private long number(String pragma) throws SQLException {
    return Long.parseLong(pragma(pragma));
  }

  /** The first value that SQLite returns for a pragma. */
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
