package dev.emojistreaming.ingest.overflow;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * Remembers beside the database what it must hold, so that rows that vanish without a trace, such
 * as those in the cut tail of a journal, are missed and counted.
 *
 * <p>It is a witness and nothing more: no row is dropped because of it. It is overwritten in place,
 * which a kill of the process cannot tear; after a loss of power it may be old, and then fewer rows
 * are missed than are gone.
 */
final class TallyFile implements AutoCloseable {

  private static final int SIZE = 36;
  private static final long MARK = 0x454d4f4a49544c59L; // "EMOJITLY"

  private final FileChannel channel;

  private TallyFile(FileChannel channel) {
    this.channel = channel;
  }

  static TallyFile open(Path file) throws IOException {
    return new TallyFile(FileChannel.open(file, CREATE, READ, WRITE));
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

  /** Writes to the system's cache, which survives a kill of this process. */
  void write(Tally tally) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(SIZE);
    buffer.putLong(MARK).put(numbers(tally)).putInt(checksum(tally)).flip();
    while (buffer.hasRemaining()) {
      channel.write(buffer, buffer.position());
    }
  }

  /** Writes to the disk. */
  void writeThrough(Tally tally) throws IOException {
    write(tally);
    channel.force(false);
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
