package dev.emojistreaming.spark.source;

import java.nio.ByteBuffer;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * A record's value. Of one that is longer than {@value #MAX_LENGTH} bytes, which is no reaction,
 * only the beginning is kept.
 */
final class RecordValue {

  /** A producer with Kafka's default settings sends no longer record. */
  private static final int MAX_LENGTH = 1024 * 1024;

  static final Deserializer<RecordValue> DESERIALIZER = new Values();
  static final Deserializer<Void> IGNORED_KEY = new IgnoredKey();

  private final byte[] start;
  private final int length;

  private RecordValue(byte[] start, int length) {
    this.start = start;
    this.length = length;
  }

  /** The first bytes, at most {@value #MAX_LENGTH}. */
  byte[] start() {
    return start;
  }

  /** The number of bytes of the whole value. */
  int length() {
    return length;
  }

  private static @Nullable RecordValue read(@Nullable ByteBuffer bytes) {
    if (bytes == null) {
      return null;
    }
    int length = bytes.remaining();
    byte[] start = new byte[Math.min(length, MAX_LENGTH)];
    bytes.get(start);
    return new RecordValue(start, length);
  }

  private static final class Values implements Deserializer<RecordValue> {

    @Override
    public @Nullable RecordValue deserialize(String topic, byte @Nullable [] bytes) {
      return read(bytes == null ? null : ByteBuffer.wrap(bytes));
    }

    @Override
    public @Nullable RecordValue deserialize(
        String topic, Headers headers, @Nullable ByteBuffer bytes) {
      return read(bytes);
    }
  }

  private static final class IgnoredKey implements Deserializer<Void> {

    @Override
    public @Nullable Void deserialize(String topic, byte @Nullable [] bytes) {
      return null;
    }

    @Override
    public @Nullable Void deserialize(String topic, Headers headers, @Nullable ByteBuffer bytes) {
      return null;
    }
  }
}
