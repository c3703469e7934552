package dev.emojistreaming.ingest.overflow.disk;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * Records, outside the database, which rows it must hold. Rows that vanish without a trace, such as
 * those in the tail of a truncated write-ahead log, are detected and counted by it.
 *
 * <p>It only detects losses: no row of a sound database is dropped because of it. It is overwritten
 * in place, which a kill of the process cannot tear. After a loss of power it may be out of date;
 * then fewer rows are reported as lost than are lost.
 */
public final class ExpectedRowsFile implements AutoCloseable {

  private static final int BYTES = 36;
  private static final long MAGIC = 0x454d4f4a49544c59L; // "EMOJITLY"

  private final FileChannel channel;
  private ExpectedRows current = ExpectedRows.NONE;

  private ExpectedRowsFile(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Opens the file, creates it if there is none, and locks it against other processes until it is
   * closed.
   *
   * @throws IOException also when another process has locked it
   */
  public static ExpectedRowsFile open(Path file) throws IOException {
    OwnerOnly.createFile(file);
    FileChannel channel = FileChannel.open(file, CREATE, READ, WRITE);
    if (!lock(channel)) {
      channel.close();
      throw new IOException(
          "another process uses it; give each ingest its own INGEST_OVERFLOW_PATH");
    }
    return new ExpectedRowsFile(channel);
  }

  private static boolean lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false; // another overflow of this process has locked it
    }
  }

  /** The last record; empty when there is none or it is damaged. */
  public Optional<ExpectedRows> read() throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(BYTES);
    while (buffer.hasRemaining() && channel.read(buffer, buffer.position()) >= 0) {
      // until the buffer is full or the file ends
    }
    if (buffer.flip().remaining() < BYTES || buffer.getLong() != MAGIC) {
      return Optional.empty();
    }
    ExpectedRows expected = new ExpectedRows(buffer.getLong(), buffer.getLong(), buffer.getLong());
    return buffer.getInt() == checksum(expected) ? Optional.of(expected) : Optional.empty();
  }

  /** Starts with the rows that the database was found to hold, and syncs. */
  public void begin(ExpectedRows found) throws IOException {
    current = found;
    write();
    channel.force(false);
  }

  /**
   * Adds rows that have been committed. Not synced: the system's cache survives a kill of this
   * process.
   */
  void appended(int rows, long lastId) throws IOException {
    current = new ExpectedRows(current.rows() + rows, current.deliveredThrough(), lastId);
    write();
  }

  /** Removes the oldest rows, which Kafka has acknowledged, and syncs. A repetition is harmless. */
  void delivered(List<OverflowRow> oldest) throws IOException {
    long before = current.deliveredThrough();
    long newlyDelivered = oldest.stream().filter(row -> row.id() > before).count();
    long through = Math.max(before, oldest.get(oldest.size() - 1).id());
    current =
        new ExpectedRows(Math.max(0, current.rows() - newlyDelivered), through, current.lastId());
    write();
    channel.force(false);
  }

  private void write() throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(BYTES);
    buffer.putLong(MAGIC).put(numbers(current)).putInt(checksum(current)).flip();
    while (buffer.hasRemaining()) {
      channel.write(buffer, buffer.position());
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private static int checksum(ExpectedRows expected) {
    CRC32C crc = new CRC32C();
    crc.update(numbers(expected));
    return (int) crc.getValue();
  }

  private static ByteBuffer numbers(ExpectedRows expected) {
    ByteBuffer numbers = ByteBuffer.allocate(24);
    numbers.putLong(expected.rows()).putLong(expected.deliveredThrough());
    numbers.putLong(expected.lastId());
    return numbers.flip();
  }
}
