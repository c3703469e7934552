package dev.emojistreaming.spark.record;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * SipHash-2-4 with a result of 128 bits, by https://www.aumasson.jp/siphash/siphash.pdf and, for
 * the longer result, the authors' reference implementation. For one thread.
 */
final class SipHash128 {

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final IdKey key;
  private long v0;
  private long v1;
  private long v2;
  private long v3;
  private long first;
  private long second;

  SipHash128(IdKey key) {
    this.key = key;
  }

  /** Hashes the first bytes of an array. */
  void hash(byte[] message, int length) {
    v0 = key.first() ^ 0x736f6d6570736575L;
    v1 = key.second() ^ 0x646f72616e646f6dL ^ 0xee;
    v2 = key.first() ^ 0x6c7967656e657261L;
    v3 = key.second() ^ 0x7465646279746573L;
    int whole = length & -Long.BYTES;
    for (int i = 0; i < whole; i += Long.BYTES) {
      compress((long) LONG.get(message, i));
    }
    compress(rest(message, whole, length));
    v2 ^= 0xee;
    first = finish();
    v1 ^= 0xdd;
    second = finish();
  }

  /** The bytes after the last whole word, and the length in the highest byte. */
  private static long rest(byte[] message, int start, int length) {
    long rest = (long) length << 56;
    for (int i = start; i < length; i++) {
      rest |= (message[i] & 0xFFL) << (Byte.SIZE * (i - start));
    }
    return rest;
  }

  private void compress(long word) {
    v3 ^= word;
    round();
    round();
    v0 ^= word;
  }

  private long finish() {
    round();
    round();
    round();
    round();
    return v0 ^ v1 ^ v2 ^ v3;
  }

  private void round() {
    v0 += v1;
    v2 += v3;
    v1 = Long.rotateLeft(v1, 13) ^ v0;
    v3 = Long.rotateLeft(v3, 16) ^ v2;
    v0 = Long.rotateLeft(v0, 32);
    v2 += v1;
    v0 += v3;
    v1 = Long.rotateLeft(v1, 17) ^ v2;
    v3 = Long.rotateLeft(v3, 21) ^ v0;
    v2 = Long.rotateLeft(v2, 32);
  }

  /** The first half of the latest hash. */
  long first() {
    return first;
  }

  /** The second half of the latest hash. */
  long second() {
    return second;
  }
}
