package dev.emojistreaming.ingest.overflow.opening;

import dev.emojistreaming.ingest.overflow.disk.OverflowDatabase;
import dev.emojistreaming.ingest.overflow.disk.OverflowRow;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds rows in the bytes of a file and saves them in a database. It does not need SQLite's
 * structures: a row is where the magic number of an {@link OverflowRow} and a matching checksum
 * are.
 *
 * <p>It also finds rows that were deleted and not overwritten yet. Rows that Kafka is known to have
 * acknowledged are skipped; others may be sent to Kafka once more, with the same message id.
 */
final class RowScanner {

  private static final int WINDOW_BYTES = 1024 * 1024;
  private static final int MAX_ROW_BYTES = OverflowRow.HEADER_BYTES + OverflowRow.MAX_REACTION;
  private static final int ROWS_PER_COMMIT = 1_000;

  private final OverflowDatabase target;
  private final long deliveredThrough;
  private final List<OverflowRow> found = new ArrayList<>(ROWS_PER_COMMIT);
  private long saved;

  /**
   * @param target receives the rows
   * @param deliveredThrough rows up to this id are skipped: Kafka has them
   */
  RowScanner(OverflowDatabase target, long deliveredThrough) {
    this.target = target;
    this.deliveredThrough = deliveredThrough;
  }

  /** Scans a file, if it exists. */
  void scan(Path file) throws IOException, SQLException {
    if (!Files.exists(file)) {
      return;
    }
    try (FileChannel channel = FileChannel.open(file)) {
      ByteBuffer window = ByteBuffer.allocate(WINDOW_BYTES);
      // Windows overlap, so that each row is in one window as a whole.
      for (long start = 0; start < channel.size(); start += WINDOW_BYTES - MAX_ROW_BYTES) {
        window.clear();
        while (window.hasRemaining() && channel.read(window, start + window.position()) >= 0) {
          // until the window is full or the file ends
        }
        scan(window.flip());
      }
    }
    commit();
  }

  /** Rows that were added to the target; a row that was found twice counts once. */
  long saved() {
    return saved;
  }

  private void scan(ByteBuffer window) throws SQLException {
    for (int at = 0; at + OverflowRow.HEADER_BYTES <= window.limit(); at++) {
      if (window.getLong(at) == OverflowRow.MAGIC) {
        OverflowRow row = OverflowRow.parse(window.duplicate().position(at));
        if (row != null && row.id() > deliveredThrough) {
          add(row);
        }
      }
    }
  }

  private void add(OverflowRow row) throws SQLException {
    found.add(row);
    if (found.size() == ROWS_PER_COMMIT) {
      commit();
    }
  }

  private void commit() throws SQLException {
    saved += target.append(found);
    found.clear();
  }
}
