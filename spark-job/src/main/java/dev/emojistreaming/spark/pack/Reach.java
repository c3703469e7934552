package dev.emojistreaming.spark.pack;

/**
 * How far a reader has come with its part of a batch.
 *
 * @param appendedFrom the earliest append time of a record, in milliseconds since 1970
 * @param newestWindow the newest window that a reaction counts for
 */
public record Reach(long appendedFrom, int newestWindow) {

  static final Reach NOWHERE = new Reach(Long.MAX_VALUE, Integer.MIN_VALUE);

  Reach record(long appended) {
    return appended < appendedFrom ? new Reach(appended, newestWindow) : this;
  }

  Reach reaction(int window) {
    return window > newestWindow ? new Reach(appendedFrom, window) : this;
  }

  /** How far two have come together: as far as the one behind, and to the newer window. */
  public Reach and(Reach other) {
    return record(other.appendedFrom).reaction(other.newestWindow);
  }
}
