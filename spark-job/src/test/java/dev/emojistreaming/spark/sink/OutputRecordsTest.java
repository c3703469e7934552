package dev.emojistreaming.spark.sink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.emojistreaming.contract.EmojiCount;
import dev.emojistreaming.spark.count.TotalRow;
import java.time.Instant;
import java.util.Objects;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.junit.jupiter.api.Test;

class OutputRecordsTest {

  @Test
  void countIsARecordOfItsTopicWithTheContractsBytes() {
    Row result =
        row(
            "main",
            "❤️",
            Instant.parse("2026-11-23T12:00:02Z"),
            Instant.parse("2026-11-23T12:00:04Z"),
            1001L,
            46L,
            null,
            null,
            null,
            null,
            null,
            false);
    assertThat(OutputRecords.deadLetter(result, "taps")).isNull();
    EmojiCount count = OutputRecords.count(result);
    ProducerRecord<byte[], byte[]> record = OutputRecords.countRecord(count);
    assertThat(record.topic()).isEqualTo("emoji_counts");
    assertThat(record.key()).isEqualTo("main|❤️|2026-11-23T12:00:02Z".getBytes(UTF_8));
    assertThat(record.value())
        .isEqualTo(
            ("{\"room\":\"main\",\"emoji_type\":\"❤️\","
                    + "\"window_start\":\"2026-11-23T12:00:02Z\","
                    + "\"window_end\":\"2026-11-23T12:00:04Z\","
                    + "\"reaction_count\":1001,\"scaled_count\":46}")
                .getBytes(UTF_8));
    assertThat(record.headers()).isEmpty();
  }

  @Test
  void finalCountIsMarkedAndMayBeZero() {
    Instant start = Instant.parse("2026-11-23T12:00:02Z");
    Row result =
        row("main", "👍", start, start.plusSeconds(2), 0L, 0L, null, null, null, null, null, true);
    assertThat(OutputRecords.countRecord(OutputRecords.count(result)).value())
        .asString(UTF_8)
        .endsWith("\"reaction_count\":0,\"scaled_count\":0,\"final\":true}");
  }

  @Test
  void deadLetterIsReadWithItsOrigin() {
    byte[] value = "not json".getBytes(UTF_8);
    Row result = row(null, null, null, null, null, null, 3, 17L, "late", value, 8, null);
    DeadLetter letter = Objects.requireNonNull(OutputRecords.deadLetter(result, "taps"));
    assertThat(letter).isEqualTo(new DeadLetter("taps", 3, 17, "late", 8));
    assertThat(OutputRecords.value(result)).isEqualTo(value);
  }

  private static Row row(Object... result) {
    return new GenericRowWithSchema(result, TotalRow.SCHEMA);
  }
}
