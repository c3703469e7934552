package dev.emojistreaming.spark.pack;

import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;

/** A growing list of longs, and its form in a row. For one thread. */
final class Longs {

  private static final int FIRST_CAPACITY = 64;

  private long[] values = new long[FIRST_CAPACITY];
  private int size;

  void add(long value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, size * 2);
    }
    values[size++] = value;
  }

  int size() {
    return size;
  }

  void clear() {
    size = 0;
  }

  byte[] toBytes() {
    ByteBuffer bytes = ByteBuffer.allocate(size * Long.BYTES);
    bytes.asLongBuffer().put(values, 0, size);
    return bytes.array();
  }

  static LongBuffer read(byte[] bytes) {
    return ByteBuffer.wrap(bytes).asLongBuffer();
  }
}
