package dev.emojistreaming.feed.counts;

import java.util.List;

/**
 * The changes of a room.
 *
 * @param reactions number of reactions in all windows in memory
 * @param counts the counts of named emojis that changed, each once, with its newest value
 * @param others of the windows in which it changed
 * @param isComplete false if changes are left for the next update, because there are too many
 */
public record RoomUpdate(
    long reactions, List<WindowCount> counts, List<WindowOthers> others, boolean isComplete) {

  /** Of a room that has no counts any more. */
  static final RoomUpdate EMPTY = new RoomUpdate(0, List.of(), List.of(), true);
}
