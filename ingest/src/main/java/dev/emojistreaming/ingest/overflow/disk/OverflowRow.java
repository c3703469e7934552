package dev.emojistreaming.ingest.overflow.disk;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * One reaction in the overflow database.
 *
 * <p>It is stored in an envelope that can be found and checked without SQLite: a magic number, the
 * id, the time, the length and a checksum of these and the reaction. SQLite does not detect a
 * flipped bit in a value; the checksum does. A page holds each envelope in one piece, so that a
 * salvage finds the surviving rows by their magic number even when SQLite cannot read the file.
 *
 * @param id increases with every row; the oldest row has the smallest
 * @param keptAt when the overflow accepted the reaction, in milliseconds since the epoch
 * @param reaction the record for Kafka, at most {@link #MAX_REACTION} bytes
 */
@SuppressWarnings("ArrayRecordComponent") // rows are never compared
public record OverflowRow(long id, long keptAt, byte[] reaction) {

  /** The largest reaction, in bytes, whose envelope fits in one SQLite page. */
  public static final int MAX_REACTION = 3_900;

  /** Bytes of the envelope before the reaction. */
  public static final int HEADER_BYTES = 32;

  /** The envelope's first eight bytes. */
  public static final long MAGIC = 0x454d4f4a49524f57L; // "EMOJIROW"

  /** The bytes that {@link OverflowDatabase} stores. */
  byte[] envelope() {
    ByteBuffer buffer = ByteBuffer.allocate(HEADER_BYTES + reaction.length);
    buffer.putLong(MAGIC).putLong(id).putLong(keptAt).putInt(reaction.length);
    buffer.putInt(checksum(id, keptAt, reaction)).put(reaction);
    return buffer.array();
  }

  /**
   * Reads the envelope at the buffer's position.
   *
   * @return the row, or null when there is no intact envelope
   */
  public static @Nullable OverflowRow parse(ByteBuffer buffer) {
    if (buffer.remaining() < HEADER_BYTES || buffer.getLong() != MAGIC) {
      return null;
    }
    long id = buffer.getLong();
    long keptAt = buffer.getLong();
    int length = buffer.getInt();
    int checksum = buffer.getInt();
    if (length < 0 || length > MAX_REACTION || length > buffer.remaining()) {
      return null;
    }
    byte[] reaction = new byte[length];
    buffer.get(reaction);
    return checksum(id, keptAt, reaction) == checksum
        ? new OverflowRow(id, keptAt, reaction)
        : null;
  }

  private static int checksum(long id, long keptAt, byte[] reaction) {
    CRC32C crc = new CRC32C();
    crc.update(ByteBuffer.allocate(20).putLong(id).putLong(keptAt).putInt(reaction.length).flip());
    crc.update(reaction);
    return (int) crc.getValue();
  }
}
