package dev.emojistreaming.ingest.overflow;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Saves rows from a damaged database by looking at its bytes alone: wherever the mark of an {@link
 * OverflowRow} is followed by a matching checksum, there is a row.
 *
 * <p>That also finds rows that were deleted and not overwritten yet. Those that Kafka is known to
 * have are left out; others may be sent to it once more, with the same message id.
 */
final class Salvage {

  private static final int WINDOW = 1024 * 1024;
  private static final int LARGEST_ROW = OverflowRow.HEADER + OverflowRow.MAX_REACTION;
  private static final int ROWS_A_COMMIT = 1_000;

  private final OverflowDatabase target;
  private final long deliveredThrough;
  private final List<OverflowRow> found = new ArrayList<>(ROWS_A_COMMIT);
  private long saved;

  /**
   * @param deliveredThrough rows up to this id are known to be in Kafka
   */
  Salvage(OverflowDatabase target, long deliveredThrough) {
    this.target = target;
    this.deliveredThrough = deliveredThrough;
  }

  /** Looks through a file, which need not exist. */
  void search(Path file) throws IOException, SQLException {
    if (!Files.exists(file)) {
      return;
    }
    try (FileChannel channel = FileChannel.open(file)) {
      ByteBuffer window = ByteBuffer.allocate(WINDOW);
      for (long start = 0; start < channel.size(); start += WINDOW - LARGEST_ROW) {
        window.clear();
        while (window.hasRemaining() && channel.read(window, start + window.position()) >= 0) {
          // reads on
        }
        search(window.flip());
      }
    }
    commit();
  }

  /** Rows that the target has now and had not before. */
  long saved() {
    return saved;
  }

  private void search(ByteBuffer window) throws SQLException {
    for (int at = 0; at + OverflowRow.HEADER <= window.limit(); at++) {
      if (window.getLong(at) == OverflowRow.MARK) {
        OverflowRow row = OverflowRow.parse(window.duplicate().position(at));
        if (row != null && row.id() > deliveredThrough) {
          keep(row);
        }
      }
    }
  }

  private void keep(OverflowRow row) throws SQLException {
    found.add(row);
    if (found.size() == ROWS_A_COMMIT) {
      commit();
    }
  }

  private void commit() throws SQLException {
    saved += target.append(found);
    found.clear();
  }
}
