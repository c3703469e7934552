package dev.emojistreaming.testkit.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/** A record that no program of the pipeline writes. Immutable. */
public final class ForeignRecord {

  private final String name;
  private final String compression;
  private final byte @Nullable [] key;
  private final byte @Nullable [] value;
  private final List<Header> headers;
  private final @Nullable Long timestamp;

  private ForeignRecord(
      String name,
      String compression,
      byte @Nullable [] key,
      byte @Nullable [] value,
      List<Header> headers,
      @Nullable Long timestamp) {
    this.name = name;
    this.compression = compression;
    this.key = key;
    this.value = value;
    this.headers = headers;
    this.timestamp = timestamp;
  }

  /**
   * A record with a short key and without headers, not compressed.
   *
   * @param name what is unusual about it
   */
  public static ForeignRecord of(String name, byte @Nullable [] value) {
    return new ForeignRecord(name, "none", "foreign".getBytes(UTF_8), value, List.of(), null);
  }

  /**
   * A record with a short key and without headers, not compressed.
   *
   * @param name what is unusual about it
   * @param value in UTF-8
   */
  public static ForeignRecord of(String name, String value) {
    return of(name, value.getBytes(UTF_8));
  }

  /**
   * The same record of a producer that compresses it.
   *
   * @param codec the producer's {@code compression.type}
   */
  public ForeignRecord compressed(String codec) {
    return new ForeignRecord(name + " by " + codec, codec, key, value, headers, timestamp);
  }

  ForeignRecord withKey(byte @Nullable [] other) {
    return new ForeignRecord(name, compression, other, value, headers, timestamp);
  }

  /** The same record with this header several times. */
  ForeignRecord withHeaders(int number, String header, byte @Nullable [] content) {
    List<Header> more = new ArrayList<>(headers);
    for (int i = 0; i < number; i++) {
      more.add(new RecordHeader(header, content));
    }
    return new ForeignRecord(name, compression, key, value, more, timestamp);
  }

  /**
   * The same record with the producer's time.
   *
   * @param millis since 1970, not negative
   */
  ForeignRecord at(long millis) {
    return new ForeignRecord(name, compression, key, value, headers, millis);
  }

  String compression() {
    return compression;
  }

  ProducerRecord<byte[], byte[]> to(String topic) {
    return new ProducerRecord<>(topic, null, timestamp, key, value, headers);
  }

  @Override
  public String toString() {
    return name;
  }
}
