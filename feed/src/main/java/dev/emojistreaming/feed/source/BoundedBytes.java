package dev.emojistreaming.feed.source;

import java.nio.ByteBuffer;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * Reads bytes as they are, and more of them than any count has as null, so that a poll of records
 * that are small only on the wire fits into the memory.
 */
final class BoundedBytes implements Deserializer<byte @Nullable []> {

  private static final int MAX_LENGTH = 64 * 1024;

  @Override
  public byte @Nullable [] deserialize(String topic, byte @Nullable [] bytes) {
    return bytes == null || bytes.length > MAX_LENGTH ? null : bytes;
  }

  @Override
  public byte @Nullable [] deserialize(String topic, Headers headers, @Nullable ByteBuffer bytes) {
    return bytes == null || bytes.remaining() > MAX_LENGTH ? null : Utils.toArray(bytes);
  }
}
