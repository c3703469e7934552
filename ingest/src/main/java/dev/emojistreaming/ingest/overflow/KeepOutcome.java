package dev.emojistreaming.ingest.overflow;

/** The outcome of a reaction that was passed to the overflow. */
public enum KeepOutcome {
  /** It is on the disk. */
  KEPT,
  /** It is not kept: the database or its disk is full. */
  FULL,
  /** It is not kept: the database cannot be opened, written or read, or is closed. */
  FAILED
}
