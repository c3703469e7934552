package dev.emojistreaming.spark.record;

import dev.emojistreaming.contract.Window;

/** What a record of the topic turned out to be. */
public sealed interface Reading {

  /**
   * A reaction that counts.
   *
   * @param window index of the window in which it counts, see {@link Window}
   * @param identified whether it has an id that tells it from others
   * @param idHigh the first half of the id; any value when it has none
   * @param idLow the second half
   */
  record Counts(String room, String emoji, int window, boolean identified, long idHigh, long idLow)
      implements Reading {}

  /**
   * A record that cannot be counted.
   *
   * @param reason {@code late}, or {@code malformed: } and what is wrong with it
   */
  record DeadLetter(String reason) implements Reading {}
}
