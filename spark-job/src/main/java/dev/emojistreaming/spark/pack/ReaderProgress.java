package dev.emojistreaming.spark.pack;

/**
 * How far a reader has come with its part of a batch.
 *
 * @param appendedFrom the earliest append time of a record, in milliseconds since 1970
 * @param newestWindow the newest window that a reaction counts for
 */
public record ReaderProgress(long appendedFrom, int newestWindow) {

  static final ReaderProgress NOWHERE = new ReaderProgress(Long.MAX_VALUE, Integer.MIN_VALUE);

  ReaderProgress record(long appended) {
    return appended < appendedFrom ? new ReaderProgress(appended, newestWindow) : this;
  }

  ReaderProgress reaction(int window) {
    return window > newestWindow ? new ReaderProgress(appendedFrom, window) : this;
  }

  /** How far two have come together: as far as the one behind, and to the newer window. */
  public ReaderProgress and(ReaderProgress other) {
    return record(other.appendedFrom).reaction(other.newestWindow);
  }
}
