package dev.emojistreaming.ingest.overflow;

import dev.emojistreaming.ingest.overflow.disk.OverflowRow;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * Assigns ids to rows. They are larger than all earlier ids, including those of a database that no
 * longer exists, so that no row is mistaken for another. For one thread.
 */
final class RowIds {

  private static final int IDS_PER_MILLISECOND = 1 << 16;

  private final Clock clock;
  private long next;

  RowIds(Clock clock) {
    this.clock = clock;
  }

  /**
   * Makes the next id larger than this one and all assigned ones, and at least that of the current
   * time.
   */
  void startAfter(long lastId) {
    next = Math.max(next, Math.max(lastId + 1, clock.millis() * IDS_PER_MILLISECOND));
  }

  /** The last id that was assigned; before the first, the id below it. */
  long last() {
    return next - 1;
  }

  /** Rows of these reactions, kept now. */
  List<OverflowRow> rows(List<byte[]> reactions) {
    long now = clock.millis();
    List<OverflowRow> rows = new ArrayList<>(reactions.size());
    for (byte[] reaction : reactions) {
      rows.add(new OverflowRow(next++, now, reaction));
    }
    return rows;
  }
}
