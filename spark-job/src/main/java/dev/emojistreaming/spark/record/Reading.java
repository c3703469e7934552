package dev.emojistreaming.spark.record;

import dev.emojistreaming.contract.Window;

/** The outcome of reading a record. */
public sealed interface Reading {

  /**
   * A reaction that counts.
   *
   * @param window index of the window in which it counts, see {@link Window}
   * @param identified whether it has an id, so that duplicates are recognised
   * @param idHigh the upper half of the id; undefined without one
   * @param idLow the lower half
   * @param userHigh the upper half of the hash of room and user; 0 unless users are hashed
   * @param userLow the lower half
   */
  record Counts(
      String room,
      String emoji,
      int window,
      boolean identified,
      long idHigh,
      long idLow,
      long userHigh,
      long userLow)
      implements Reading {}

  /**
   * A record that cannot be counted.
   *
   * @param reason {@code late}, or {@code malformed: } and the errors
   */
  record DeadLetter(String reason) implements Reading {}
}
