package dev.emojistreaming.spark.pack;

/**
 * The progress of a reader in its part of a batch.
 *
 * @param appendedFrom earliest append time of a record, in milliseconds since 1970
 * @param newestWindow newest window with a reaction
 */
public record ReaderProgress(long appendedFrom, int newestWindow) {

  static final ReaderProgress NONE = new ReaderProgress(Long.MAX_VALUE, Integer.MIN_VALUE);

  ReaderProgress withAppendTime(long appended) {
    return appended < appendedFrom ? new ReaderProgress(appended, newestWindow) : this;
  }

  ReaderProgress withWindow(int window) {
    return window > newestWindow ? new ReaderProgress(appendedFrom, window) : this;
  }

  /** The progress of two readers together: the earlier append time and the newer window. */
  public ReaderProgress combine(ReaderProgress other) {
    return withAppendTime(other.appendedFrom).withWindow(other.newestWindow);
  }
}
