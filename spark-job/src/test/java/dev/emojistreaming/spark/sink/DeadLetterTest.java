package dev.emojistreaming.spark.sink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;

class DeadLetterTest {

  private static final int KB = 1024;

  /** The longest that Kafka allows. */
  private static final String LONG_TOPIC = "t".repeat(249);

  private static final DeadLetter LONGEST =
      new DeadLetter(
          LONG_TOPIC, Integer.MAX_VALUE, Long.MAX_VALUE, "é".repeat(9_999), Integer.MAX_VALUE);

  @Test
  void recordHasItsOriginInKeyAndHeaders() {
    byte[] value = "not json".getBytes(UTF_8);
    ProducerRecord<byte[], byte[]> record =
        new DeadLetter("taps", 3, 17, "late", 8).toRecord(value);
    assertThat(record.topic()).isEqualTo("emoji_dead_letters");
    assertThat(record.key()).isEqualTo("taps|3|17".getBytes(UTF_8));
    assertThat(record.value()).isEqualTo(value);
    assertThat(headers(record))
        .containsExactly("reason=late", "topic=taps", "partition=3", "offset=17", "length=8");
  }

  @Test
  void recordWithoutValueHasNoLength() {
    ProducerRecord<byte[], byte[]> record =
        new DeadLetter("taps", 3, 17, "late", null).toRecord(null);
    assertThat(record.value()).isNull();
    assertThat(headers(record))
        .containsExactly("reason=late", "topic=taps", "partition=3", "offset=17");
  }

  @Test
  void stubHasTheOriginAndTheRefusalButNoValue() {
    ProducerRecord<byte[], byte[]> stub =
        new DeadLetter("taps", 3, 17, "late", 8).toStub(new RecordTooLargeException());
    assertThat(stub.topic()).isEqualTo("emoji_dead_letters");
    assertThat(stub.key()).isEqualTo("taps|3|17".getBytes(UTF_8));
    assertThat(stub.value()).isNull();
    assertThat(headers(stub))
        .containsExactly(
            "reason=late",
            "topic=taps",
            "partition=3",
            "offset=17",
            "length=8",
            "refused=RecordTooLargeException");
  }

  @Test
  void sizesAreBounded() {
    assertThat(size(LONGEST.toRecord(new byte[62 * KB]))).isLessThanOrEqualTo(64 * KB);
    assertThat(size(LONGEST.toStub(new RecordTooLargeException()))).isLessThanOrEqualTo(KB);
  }

  private static List<String> headers(ProducerRecord<byte[], byte[]> record) {
    return StreamSupport.stream(record.headers().spliterator(), false)
        .map(header -> header.key() + "=" + new String(header.value(), UTF_8))
        .toList();
  }

  private static int size(ProducerRecord<byte[], byte[]> record) {
    int size = record.key().length + (record.value() == null ? 0 : record.value().length);
    for (Header header : record.headers()) {
      size += header.key().length() + header.value().length;
    }
    return size;
  }
}
