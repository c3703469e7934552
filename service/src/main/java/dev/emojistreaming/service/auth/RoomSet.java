package dev.emojistreaming.service.auth;

import dev.emojistreaming.contract.ReactionRules;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A set of rooms: names, and prefixes that end with {@code *}.
 *
 * @param patterns in alphabetical order
 */
public record RoomSet(Set<String> patterns) {

  /** The form of an element, as a phrase after "must be". */
  public static final String RULE =
      "names of rooms, or their beginnings followed by *, such as final-*";

  /** Every room. */
  public static final RoomSet ALL = new RoomSet(Set.of("*"));

  private static final char ANY = '*';

  /** Sorts the patterns. */
  public RoomSet {
    patterns = Collections.unmodifiableSortedSet(new TreeSet<>(patterns));
  }

  /** The rooms that match one of these patterns; empty if one is not a pattern. */
  public static Optional<RoomSet> of(Collection<String> patterns) {
    return patterns.stream().allMatch(RoomSet::isPattern)
        ? Optional.of(new RoomSet(Set.copyOf(patterns)))
        : Optional.empty();
  }

  /**
   * Reads a comma-separated list.
   *
   * @return empty if an element is not a pattern
   */
  public static Optional<RoomSet> parse(String list) {
    return of(List.of(list.strip().split("\\s*,\\s*", -1)));
  }

  private static boolean isPattern(String text) {
    int end = text.length() - 1;
    boolean isPrefix = end >= 0 && text.charAt(end) == ANY;
    String name = isPrefix ? text.substring(0, end) : text;
    return (isPrefix && name.isEmpty()) || ReactionRules.isRoom(name);
  }

  /** Whether a room is in the set. */
  public boolean contains(String room) {
    for (String pattern : patterns) {
      if (matches(pattern, room)) {
        return true;
      }
    }
    return false;
  }

  private static boolean matches(String pattern, String room) {
    int end = pattern.length() - 1;
    return pattern.charAt(end) == ANY
        ? room.regionMatches(0, pattern, 0, end)
        : pattern.equals(room);
  }

  /** The comma-separated list. */
  @Override
  public String toString() {
    return String.join(",", patterns);
  }
}
