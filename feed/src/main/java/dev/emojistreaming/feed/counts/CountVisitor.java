package dev.emojistreaming.feed.counts;

import java.time.Instant;

/** Receives the counts of windows one by one. */
@FunctionalInterface
public interface CountVisitor {

  /** A named emoji in a window. */
  void visit(Instant windowStart, String emoji, long reactions);

  /** The reactions in a window with all other emojis, if there are any. */
  default void visitOthers(Instant windowStart, long reactions) {}
}
