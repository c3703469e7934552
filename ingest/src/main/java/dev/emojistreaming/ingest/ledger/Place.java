package dev.emojistreaming.ingest.ledger;

import java.util.Locale;

/** Where a reaction is when its client gets 200. */
public enum Place {
  /** In Kafka, acknowledged by all in-sync replicas. */
  KAFKA,
  /** In the overflow database, synced to the disk. */
  OVERFLOW,
  /** In the memory of this process, before Kafka has it. */
  MEMORY;

  /** The name in answers and metrics. */
  public String tag() {
    return name().toLowerCase(Locale.ROOT);
  }
}
