package dev.emojistreaming.spark.count;

import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;

/** The new ids of one batch as one value of the state, 16 bytes each. For one thread. */
final class IdBlock {

  private static final int ID_BYTES = 2 * Long.BYTES;

  private final ByteBuffer bytes;

  IdBlock(int maxIds) {
    bytes = ByteBuffer.allocate(Math.multiplyExact(maxIds, ID_BYTES));
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
