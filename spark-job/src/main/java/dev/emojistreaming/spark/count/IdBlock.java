package dev.emojistreaming.spark.count;

import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;

/** Ids as one value of the state: 16 bytes for each. */
final class IdBlock {

  private static final int BYTES_OF_AN_ID = 2 * Long.BYTES;

  private final ByteBuffer bytes;

  IdBlock(int most) {
    bytes = ByteBuffer.allocate(Math.multiplyExact(most, BYTES_OF_AN_ID));
  }

  void add(long high, long low) {
    bytes.putLong(high).putLong(low);
  }

  boolean isEmpty() {
    return bytes.position() == 0;
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes.array(), bytes.position());
  }

  static void read(byte[] block, IdSet into) {
    LongBuffer ids = ByteBuffer.wrap(block).asLongBuffer();
    while (ids.hasRemaining()) {
      into.add(ids.get(), ids.get());
    }
  }
}
