package dev.emojistreaming.ingest;

import dev.emojistreaming.testkit.metrics.Scrape;

/**
 * The accounting identity of ingest, in terms of its metrics.
 *
 * <p>received + backlog at start = stored in Kafka + replayed + overflow backlog + lost +
 * outstanding + rejected
 */
public final class LedgerIdentity {

  private LedgerIdentity() {}

  /** By how many reactions the left side exceeds the right; 0 if the ledger adds up. */
  public static double difference(Scrape metrics) {
    return metrics.value("ingest_reactions_received_total")
        + metrics.value("ingest_reactions_backlog_at_start")
        - metrics.sum("ingest_reactions_stored_total{place=\"kafka\"}")
        - metrics.sum("ingest_reactions_replayed_total")
        - metrics.value("ingest_overflow_backlog")
        - metrics.sum("ingest_reactions_lost_total")
        - metrics.value("ingest_reactions_outstanding")
        - metrics.sum("ingest_reactions_rejected_total");
  }

  /** Like {@link #difference(Scrape)}, of the service with this management port. */
  public static double difference(int managementPort) {
    return difference(Scrape.ofQuarkus(managementPort));
  }
}
