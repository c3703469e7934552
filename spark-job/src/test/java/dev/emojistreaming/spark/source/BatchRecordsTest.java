package dev.emojistreaming.spark.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emojistreaming.testkit.log.ExpectedLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.record.CompressionType;
import org.apache.kafka.common.record.DefaultRecordBatch;
import org.apache.kafka.common.record.MemoryRecords;
import org.apache.kafka.common.record.Record;
import org.apache.kafka.common.record.RecordBatch;
import org.apache.kafka.common.record.SimpleRecord;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.utils.BufferSupplier;
import org.apache.kafka.common.utils.Utils;
import org.apache.spark.sql.catalyst.InternalRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BatchRecordsTest {

  private static final int PARTITION = 3;
  private static final long BASE_OFFSET = 5_000_000_000L;
  private static final int MEGABYTE = 1024 * 1024;

  private final Random random = new Random(1);

  @ParameterizedTest
  @EnumSource(CompressionType.class)
  void recordsAreThoseThatKafkasClientReads(CompressionType codec) throws IOException {
    DefaultRecordBatch batch = batch(codec, TimestampType.CREATE_TIME, records(300));

    List<InternalRow> rows = read(batch);

    List<Record> expected = new ArrayList<>();
    batch.iterator().forEachRemaining(expected::add);
    assertThat(rows).hasSize(300).hasSameSizeAs(expected);
    for (int i = 0; i < rows.size(); i++) {
      Record record = expected.get(i);
      byte[] value = record.hasValue() ? Utils.toArray(record.value()) : null;
      assertRow(rows.get(i), record.offset(), record.timestamp());
      assertThat(rows.get(i).getBinary(3)).isEqualTo(value);
      assertThat(rows.get(i).isNullAt(4)).isEqualTo(value == null);
      if (value != null) {
        assertThat(rows.get(i).getInt(4)).isEqualTo(value.length);
      }
    }
  }

  @Test
  void appendTimeIsThatOfTheBatch() throws IOException {
    DefaultRecordBatch batch =
        batch(CompressionType.LZ4, TimestampType.LOG_APPEND_TIME, records(10));

    assertThat(read(batch))
        .extracting(row -> row.getLong(2))
        .containsOnly(batch.maxTimestamp() * 1_000);
  }

  @Test
  void onlyTheFirstMegabyteOfAValueIsKept() throws IOException {
    byte[] value = new byte[5 * MEGABYTE];
    Arrays.fill(value, (byte) 'x');
    SimpleRecord large = new SimpleRecord(1, null, value);
    SimpleRecord exact = new SimpleRecord(1, null, Arrays.copyOf(value, MEGABYTE));

    List<InternalRow> rows =
        read(batch(CompressionType.ZSTD, TimestampType.CREATE_TIME, List.of(large, exact)));

    assertThat(rows).extracting(row -> row.getInt(4)).containsExactly(5 * MEGABYTE, MEGABYTE);
    assertThat(rows).extracting(row -> row.getBinary(3).length).containsOnly(MEGABYTE);
  }

  /** Kafka's client refuses a header's name of negative length. */
  @Test
  void headersThatKafkasClientRefusesAreNoObstacle() throws IOException {
    byte[] record = {0, 0, 0, 1, 2, 'v', 2, 1};
    List<InternalRow> rows = read(gzipped(1, withLength(record)));

    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).getBinary(3)).containsExactly('v');
  }

  @Test
  @ExpectedLog(
      logger = "BatchRecords",
      message = "cannot be read",
      unless = "the last line is less than ten seconds old")
  void eachOffsetOfADamagedBatchHasARow() throws IOException {
    ByteArrayOutputStream intact = new ByteArrayOutputStream();
    int records = 20;
    for (int i = 0; i < records; i++) {
      intact.write(withLength(new byte[] {0, 0, (byte) (2 * i), 1, 4, 'a', 'b', 0}));
    }
    assertThat(read(gzipped(records, intact.toByteArray()))).noneMatch(this::isUnreadable);
    int unreadable = 0;
    for (int i = 0; i < 2_000; i++) {
      byte[] damaged = intact.toByteArray();
      for (int change = 0; change <= i % 3; change++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      if (i % 5 == 0) {
        damaged = Arrays.copyOf(damaged, random.nextInt(damaged.length));
      }

      List<InternalRow> rows = read(gzipped(records, damaged));

      unreadable += (int) rows.stream().filter(this::isUnreadable).count();
      assertThat(rows).isNotEmpty();
      for (int row = 1; row < rows.size(); row++) {
        assertThat(rows.get(row).getLong(1)).isGreaterThan(rows.get(row - 1).getLong(1));
      }
    }
    assertThat(unreadable).isGreaterThan(1_000);
  }

  @Test
  @ExpectedLog(
      logger = "BatchRecords",
      message = "cannot be read",
      unless = "the last line is less than ten seconds old")
  void batchThatCannotBeDecompressedHasARowForEachOffset() {
    List<InternalRow> rows = read(withPayload(7, new byte[] {1, 2, 3}, CompressionType.GZIP));

    assertThat(rows).hasSize(7).allMatch(this::isUnreadable);
    assertThat(rows)
        .extracting(row -> row.getLong(1) - BASE_OFFSET)
        .containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L);
  }

  private boolean isUnreadable(InternalRow row) {
    return row.isNullAt(3) && !row.isNullAt(4) && row.getInt(4) == RecordRow.UNREADABLE;
  }

  private static void assertRow(InternalRow row, long offset, long millis) {
    assertThat(row.getInt(0)).isEqualTo(PARTITION);
    assertThat(row.getLong(1)).isEqualTo(offset);
    assertThat(row.getLong(2)).isEqualTo(millis * 1_000);
  }

  private static List<InternalRow> read(DefaultRecordBatch batch) {
    List<InternalRow> rows = new ArrayList<>();
    try (BatchRecords records = new BatchRecords(batch, PARTITION, BufferSupplier.create())) {
      while (records.next()) {
        rows.add(records.row());
      }
    }
    return rows;
  }

  private List<SimpleRecord> records(int number) {
    List<SimpleRecord> records = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      Header[] headers = new Header[random.nextInt(3)];
      for (int h = 0; h < headers.length; h++) {
        headers[h] = new RecordHeader("h" + h, bytes());
      }
      records.add(
          new SimpleRecord(
              1_700_000_000_000L + random.nextInt(100_000), bytes(), bytes(), headers));
    }
    return records;
  }

  /** Also null, empty, and longer than a buffer. */
  private byte[] bytes() {
    int kind = random.nextInt(20);
    if (kind == 0) {
      return null;
    }
    byte[] bytes = new byte[kind == 1 ? 40_000 : random.nextInt(200)];
    random.nextBytes(bytes);
    return bytes;
  }

  private static DefaultRecordBatch batch(
      CompressionType codec, TimestampType time, List<SimpleRecord> records) {
    return first(
        MemoryRecords.withRecords(
            RecordBatch.CURRENT_MAGIC_VALUE,
            BASE_OFFSET,
            Compression.of(codec).build(),
            time,
            records.toArray(SimpleRecord[]::new)));
  }

  private static byte[] withLength(byte[] record) {
    byte[] all = new byte[record.length + 1];
    all[0] = (byte) (2 * record.length);
    System.arraycopy(record, 0, all, 1, record.length);
    return all;
  }

  private static DefaultRecordBatch gzipped(int records, byte[] payload) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(payload);
    }
    return withPayload(records, packed.toByteArray(), CompressionType.GZIP);
  }

  private static DefaultRecordBatch withPayload(
      int records, byte[] payload, CompressionType codec) {
    int size = DefaultRecordBatch.RECORD_BATCH_OVERHEAD + payload.length;
    ByteBuffer buffer = ByteBuffer.allocate(size);
    buffer.position(DefaultRecordBatch.RECORD_BATCH_OVERHEAD);
    buffer.put(payload);
    buffer.flip();
    DefaultRecordBatch.writeHeader(
        buffer,
        BASE_OFFSET,
        records - 1,
        size,
        RecordBatch.CURRENT_MAGIC_VALUE,
        codec,
        TimestampType.LOG_APPEND_TIME,
        1,
        1,
        RecordBatch.NO_PRODUCER_ID,
        RecordBatch.NO_PRODUCER_EPOCH,
        RecordBatch.NO_SEQUENCE,
        false,
        false,
        false,
        0,
        records);
    buffer.position(0);
    return first(MemoryRecords.readableRecords(buffer));
  }

  private static DefaultRecordBatch first(MemoryRecords records) {
    return (DefaultRecordBatch) records.batches().iterator().next();
  }
}
