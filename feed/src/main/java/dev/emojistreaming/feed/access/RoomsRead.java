package dev.emojistreaming.feed.access;

/** The readers of the counts of rooms; {@code ROOMS_READ}. */
public enum RoomsRead {
  /** Everybody. */
  PUBLIC,
  /** Callers whose credential has the scope {@code counts:read} in the room. */
  TOKEN
}
