package dev.emojistreaming.contract;

import java.util.List;

/** What became of the bytes that should have been a reaction. */
public sealed interface ParsedReaction {

  /** The bytes are a reaction. */
  record Valid(Reaction reaction) implements ParsedReaction {}

  /**
   * The bytes are not a reaction.
   *
   * @param errors one for each bad field, in the order of {@link ReactionField}; at least one
   */
  record Malformed(List<FieldError> errors) implements ParsedReaction {
    public Malformed {
      errors = List.copyOf(errors);
    }
  }
}
