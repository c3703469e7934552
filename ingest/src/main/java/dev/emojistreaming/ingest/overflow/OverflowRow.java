package dev.emojistreaming.ingest.overflow;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * One reaction in the overflow database.
 *
 * <p>It is stored in an envelope that explains itself: a mark, its number, its time, its length and
 * a checksum of all that. SQLite does not notice a flipped bit in a payload; the checksum does. And
 * as a page holds every envelope in one piece, {@link Salvage} finds those that survive by their
 * mark, even when nothing around them can be read any more.
 *
 * @param id grows with every row; the oldest has the smallest
 * @param keptAt when the database took it over, in milliseconds since the epoch
 * @param reaction the record for Kafka, at most {@link #MAX_REACTION} bytes
 */
@SuppressWarnings("ArrayRecordComponent") // rows are never compared
public record OverflowRow(long id, long keptAt, byte[] reaction) {

  /** A reaction of this many bytes still fits in a page of SQLite's in one piece. */
  public static final int MAX_REACTION = 3_900;

  static final int HEADER = 32;
  static final long MARK = 0x454d4f4a49524f57L; // "EMOJIROW"

  /** What {@link OverflowDatabase} writes to disk. */
  byte[] envelope() {
    ByteBuffer buffer = ByteBuffer.allocate(HEADER + reaction.length);
    buffer.putLong(MARK).putLong(id).putLong(keptAt).putInt(reaction.length);
    buffer.putInt(checksum(id, keptAt, reaction)).put(reaction);
    return buffer.array();
  }

  /** The row whose envelope begins where the buffer stands, or null when none intact does. */
  static @Nullable OverflowRow parse(ByteBuffer buffer) {
    if (buffer.remaining() < HEADER || buffer.getLong() != MARK) {
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
