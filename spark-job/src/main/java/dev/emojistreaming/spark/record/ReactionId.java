package dev.emojistreaming.spark.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/**
 * The id of a reaction: a hash of 128 bits over room, user and message id; without the message id,
 * the hash of the user in the room. The probability that two of 10^10 reactions have the same id is
 * below 10^-18. For one thread.
 */
final class ReactionId {

  private static final int TYPICAL_LENGTH = 512;

  /** Not contained in any part, because parts are printable. */
  private static final byte END_OF_PART = 0;

  private final SipHash128 hash;
  private byte[] parts = new byte[TYPICAL_LENGTH];
  private int length;

  ReactionId(IdKey key) {
    hash = new SipHash128(key);
  }

  /** Starts the next id. */
  ReactionId room(String room) {
    length = 0;
    return add(room);
  }

  ReactionId add(String part) {
    byte[] bytes = part.getBytes(UTF_8);
    return add(bytes, 0, bytes.length);
  }

  ReactionId add(byte[] bytes, int start, int end) {
    int after = length + end - start;
    if (after >= parts.length) {
      parts = Arrays.copyOf(parts, 2 * after);
    }
    System.arraycopy(bytes, start, parts, length, end - start);
    parts[after] = END_OF_PART;
    length = after + 1;
    return this;
  }

  ReactionId compute() {
    hash.hash(parts, length);
    return this;
  }

  long high() {
    return hash.first();
  }

  long low() {
    return hash.second();
  }
}
