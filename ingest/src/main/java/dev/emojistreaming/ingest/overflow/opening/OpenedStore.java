package dev.emojistreaming.ingest.overflow.opening;

import dev.emojistreaming.ingest.overflow.disk.OverflowDatabase.Contents;
import dev.emojistreaming.ingest.overflow.disk.OverflowStore;
import java.util.Optional;

/**
 * A store that has been opened, and what was found.
 *
 * @param contents what the database holds
 * @param deliveredThrough Kafka has acknowledged all rows up to this id
 * @param salvage present when the previous database was damaged
 */
public record OpenedStore(
    OverflowStore store,
    Contents contents,
    long deliveredThrough,
    Optional<SalvageReport> salvage) {

  /** Rows that a salvage is known to have lost. */
  public long lost() {
    return salvage.map(report -> report.lost().orElse(0)).orElse(0L);
  }
}
