package dev.emojistreaming.ingest.overflow;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Figures of the overflow for metrics. They keep their last values while the files cannot be
 * opened. Written by the writer thread, read by any thread.
 */
final class OverflowStats {

  private final long limitBytes;
  private final AtomicLong rows = new AtomicLong();
  private volatile @Nullable Instant oldestKeptAt;
  private volatile long usedBytes;

  OverflowStats(long limitBytes) {
    this.limitBytes = limitBytes;
  }

  /** Rows in the database. */
  long rows() {
    return rows.get();
  }

  void setRows(long count) {
    rows.set(count);
  }

  void addRows(int count) {
    rows.addAndGet(count);
  }

  /** When the oldest row was kept; null when there is none. */
  @Nullable Instant oldestKeptAt() {
    return oldestKeptAt;
  }

  void setOldestKeptAt(@Nullable Instant time) {
    oldestKeptAt = time;
  }

  /** Bytes of the database's file that are in use. */
  long usedBytes() {
    return usedBytes;
  }

  void setUsedBytes(long bytes) {
    usedBytes = bytes;
  }

  /** Maximum size of the database's file in bytes. */
  long limitBytes() {
    return limitBytes;
  }
}
