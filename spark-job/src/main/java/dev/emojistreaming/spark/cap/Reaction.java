package dev.emojistreaming.spark.cap;

/**
 * A reaction as the cap sees it.
 *
 * @param userHigh with {@code userLow}, the hash of user, room and window
 * @param place append time and partition, ordered like them
 * @param tag part of the id, which distinguishes the reactions of a user; {@link #NO_ID} without
 */
record Reaction(long userHigh, long userLow, long place, long offset, long tag, String emoji) {

  static final long NO_ID = 0;
}
