package dev.emojistreaming.feed.counts;

/** Some windows of a room, which may be too many to copy. */
@FunctionalInterface
public interface CountSource {

  /** Passes their counts to the visitor, the oldest window first. */
  void forEach(CountVisitor visitor);
}
