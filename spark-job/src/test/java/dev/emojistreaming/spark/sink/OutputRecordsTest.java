package dev.emojistreaming.spark.sink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.emojistreaming.spark.count.TotalRow;
import java.time.Instant;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutputRecordsTest {

  @Test
  void countIsARecordOfItsTopicWithTheContractsBytes() {
    Row record =
        record(
            "main",
            "❤️",
            Instant.parse("2026-11-23T12:00:02Z"),
            Instant.parse("2026-11-23T12:00:04Z"),
            1001L,
            46L,
            null,
            null,
            null,
            null);
    assertThat(record.getString(0)).isEqualTo("emoji_counts");
    assertThat(bytes(record, 1)).isEqualTo("main|❤️|2026-11-23T12:00:02Z".getBytes(UTF_8));
    assertThat(bytes(record, 2))
        .isEqualTo(
            ("{\"room\":\"main\",\"emoji_type\":\"❤️\","
                    + "\"window_start\":\"2026-11-23T12:00:02Z\","
                    + "\"window_end\":\"2026-11-23T12:00:04Z\","
                    + "\"reaction_count\":1001,\"scaled_count\":46}")
                .getBytes(UTF_8));
    assertThat(record.isNullAt(3)).as("headers").isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = "not json")
  @NullSource
  void deadLetterIsItsOriginalBytesWithItsOriginInKeyAndHeaders(String original) {
    byte[] value = original == null ? null : original.getBytes(UTF_8);
    Row record = record(null, null, null, null, null, null, 3, 17L, "late", value);
    assertThat(record.getString(0)).isEqualTo("emoji_dead_letters");
    assertThat(bytes(record, 1)).isEqualTo("taps|3|17".getBytes(UTF_8));
    assertThat(bytes(record, 2)).isEqualTo(value);
    assertThat(Stream.of((Row[]) record.get(3)).map(OutputRecordsTest::header))
        .containsExactly("reason=late", "topic=taps", "partition=3", "offset=17");
  }

  private static Row record(Object... result) {
    return OutputRecords.toRecord(new GenericRowWithSchema(result, TotalRow.SCHEMA), "taps");
  }

  private static byte[] bytes(Row record, int column) {
    return record.getAs(column);
  }

  private static String header(Row header) {
    return header.getString(0) + "=" + new String(bytes(header, 1), UTF_8);
  }
}
