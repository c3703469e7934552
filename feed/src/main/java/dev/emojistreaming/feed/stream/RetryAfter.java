package dev.emojistreaming.feed.stream;

import java.util.concurrent.ThreadLocalRandom;

/** When a refused client may try again: at a random time, so that not all come at once. */
final class RetryAfter {

  private static final int MIN_SECONDS = 5;
  private static final int MAX_SECONDS = 20;

  private RetryAfter() {}

  /** The value of the header {@code Retry-After}. */
  static String seconds() {
    return String.valueOf(ThreadLocalRandom.current().nextInt(MIN_SECONDS, MAX_SECONDS + 1));
  }
}
