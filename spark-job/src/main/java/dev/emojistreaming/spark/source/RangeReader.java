package dev.emojistreaming.spark.source;

import java.util.Objects;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.jspecify.annotations.Nullable;

/** Reads the records of a range, in a task of an executor. */
final class RangeReader implements PartitionReader<InternalRow> {

  private final PartitionLog log;
  private final long until;
  private @Nullable InternalRow row;
  private boolean ended;

  private RangeReader(OffsetRange range) {
    log = IdleLogs.take(range);
    log.seek(range.from());
    until = range.until();
  }

  static RangeReader of(InputPartition range) {
    return new RangeReader((OffsetRange) range);
  }

  @Override
  public boolean next() {
    row = log.read(until);
    ended = row == null;
    return !ended;
  }

  @Override
  public InternalRow get() {
    return Objects.requireNonNull(row);
  }

  /** After the range's end, or after a failure, which leaves the log in an unknown state. */
  @Override
  public void close() {
    if (ended) {
      IdleLogs.giveBack(log);
    } else {
      log.close();
    }
  }
}
