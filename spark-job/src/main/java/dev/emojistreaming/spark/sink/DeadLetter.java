package dev.emojistreaming.spark.sink;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.emojistreaming.contract.Topics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/**
 * A record that cannot be counted, without its value.
 *
 * @param topic of the original record
 * @param partition of the original record
 * @param offset of the original record
 * @param reason why it cannot be counted
 * @param length of the original value in bytes; null if it had none
 */
record DeadLetter(
    String topic, int partition, long offset, String reason, @Nullable Integer length) {

  /** Maximum length of a reason in bytes. */
  private static final int MAX_REASON = 1_024;

  /** Maximum length of a stub's reason in bytes: with the longest name of a topic, it has 1 KB. */
  private static final int MAX_STUB_REASON = 256;

  /**
   * The record to write, at most 64 KB together with its key and headers.
   *
   * @param value the beginning of the original value, as {@code PackRow} bounds it
   */
  ProducerRecord<byte[], byte[]> toRecord(byte @Nullable [] value) {
    return record(value, headers(MAX_REASON));
  }

  /**
   * A record of at most 1 KB in place of one that Kafka refused: the place of the original record,
   * without its value.
   */
  ProducerRecord<byte[], byte[]> toStub(Exception refusal) {
    List<Header> headers = headers(MAX_STUB_REASON);
    headers.add(header("refused", refusal.getClass().getSimpleName(), MAX_STUB_REASON));
    return record(null, headers);
  }

  private ProducerRecord<byte[], byte[]> record(byte @Nullable [] value, List<Header> headers) {
    return new ProducerRecord<>(
        Topics.DEAD_LETTERS, null, null, place().getBytes(UTF_8), value, headers);
  }

  /** The key: {@code topic|partition|offset} of the original record. */
  String place() {
    return topic + "|" + partition + "|" + offset;
  }

  private List<Header> headers(int maxReason) {
    List<Header> headers = new ArrayList<>();
    headers.add(header("reason", reason, maxReason));
    headers.add(header("topic", topic, Integer.MAX_VALUE));
    headers.add(header("partition", String.valueOf(partition), Integer.MAX_VALUE));
    headers.add(header("offset", String.valueOf(offset), Integer.MAX_VALUE));
    if (length != null) {
      headers.add(header("length", String.valueOf(length), Integer.MAX_VALUE));
    }
    return headers;
  }

  private static Header header(String name, String value, int maxLength) {
    byte[] bytes = value.getBytes(UTF_8);
    return new RecordHeader(
        name, bytes.length <= maxLength ? bytes : Arrays.copyOf(bytes, maxLength));
  }
}
