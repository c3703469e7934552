package dev.emojistreaming.spark.cap;

/** The effect of a reaction on the reactions of its user that count. */
public enum Outcome {
  /** It counts, in addition to the others. */
  COUNTED,
  /** It does not count, because enough came before it. */
  CAPPED,
  /** It counts in place of a later one that has arrived before it. */
  DISPLACED,
  /** Nothing changes, because the reaction is known. */
  UNCHANGED
}
