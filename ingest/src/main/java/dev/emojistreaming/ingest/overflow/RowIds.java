package dev.emojistreaming.ingest.overflow;

import dev.emojistreaming.ingest.overflow.disk.OverflowRow;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * Assigns ids to rows. They start above all earlier ones, also above those of a database that is
 * gone, so that no row is mistaken for another. For one thread.
 */
final class RowIds {

  private static final int IDS_PER_MILLISECOND = 1 << 16;

  private final Clock clock;
  private long next;

  RowIds(Clock clock) {
    this.clock = clock;
  }

  /** Continues above this id, above all that were assigned, and above the clock's. */
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
