package dev.emojistreaming.ingest.overflow;

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
 * Remembers beside the database what it must hold, so that rows that vanish without a trace, such
 * as those in the cut tail of a journal, are missed and counted.
 *
 * <p>It is a witness and nothing more: no row of a sound database is dropped because of it. It is
 * overwritten in place, which a kill of the process cannot tear; after a loss of power it may be
 * old, and then fewer rows are missed than are gone.
 */
final class TallyFile implements AutoCloseable {

  private static final int SIZE = 36;
  private static final long MARK = 0x454d4f4a49544c59L; // "EMOJITLY"

  private final FileChannel channel;
  private Tally current = Tally.NOTHING;

  private TallyFile(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Opens it, and keeps other processes out for as long as it is open.
   *
   * @throws IOException also when another process has it
   */
  static TallyFile open(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file, CREATE, READ, WRITE);
    if (!isMine(channel)) {
      channel.close();
      throw new IOException(
          "another process has it; give each ingest an ingest.overflow.path of its own");
    }
    return new TallyFile(channel);
  }

  private static boolean isMine(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false; // another overflow of this process has it
    }
  }

  /** What was written last, or nothing when there is none or it is damaged. */
  Optional<Tally> read() throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(SIZE);
    while (buffer.hasRemaining() && channel.read(buffer, buffer.position()) >= 0) {
      // reads on
    }
    if (buffer.flip().remaining() < SIZE || buffer.getLong() != MARK) {
      return Optional.empty();
    }
    Tally tally = new Tally(buffer.getLong(), buffer.getLong(), buffer.getLong());
    return buffer.getInt() == checksum(tally) ? Optional.of(tally) : Optional.empty();
  }

  /** The database was opened and holds this. */
  void begin(Tally found) throws IOException {
    current = found;
    write();
    channel.force(false);
  }

  /** Rows were committed. In the system's cache that survives a kill of this process. */
  void added(int rows, long lastId) throws IOException {
    current = new Tally(current.rows() + rows, current.deliveredThrough(), lastId);
    write();
  }

  /** Kafka has the oldest rows; on the disk that comes before they are deleted. */
  void delivered(List<OverflowRow> oldest) throws IOException {
    long before = current.deliveredThrough();
    long news = oldest.stream().filter(row -> row.id() > before).count();
    long through = Math.max(before, oldest.get(oldest.size() - 1).id());
    current = new Tally(Math.max(0, current.rows() - news), through, current.lastId());
    write();
    channel.force(false);
  }

  private void write() throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(SIZE);
    buffer.putLong(MARK).put(numbers(current)).putInt(checksum(current)).flip();
    while (buffer.hasRemaining()) {
      channel.write(buffer, buffer.position());
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private static int checksum(Tally tally) {
    CRC32C crc = new CRC32C();
    crc.update(numbers(tally));
    return (int) crc.getValue();
  }

  private static ByteBuffer numbers(Tally tally) {
    ByteBuffer numbers = ByteBuffer.allocate(24);
    numbers.putLong(tally.rows()).putLong(tally.deliveredThrough()).putLong(tally.lastId());
    return numbers.flip();
  }
}
