package dev.emojistreaming.simulator.verify;

import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Makes the name of a room that nobody has used, so that every count in it belongs to this run. */
public final class UniqueRoom {

  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
  private static final int LENGTH = 12;

  private UniqueRoom() {}

  /** A name such as {@code verify-k3v9x0q2m7ta}. */
  public static String name(RandomGenerator random) {
    return random
        .ints(LENGTH, 0, LETTERS.length())
        .mapToObj(index -> LETTERS.substring(index, index + 1))
        .collect(Collectors.joining("", "verify-", ""));
  }
}
