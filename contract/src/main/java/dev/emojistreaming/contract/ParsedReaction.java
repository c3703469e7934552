package dev.emojistreaming.contract;

import java.util.List;
import java.util.function.Function;

/** What became of the bytes that should have been a reaction. */
public sealed interface ParsedReaction {

  /** Takes whichever of the two ways applies. */
  <T> T fold(Function<SentReaction, T> whenValid, Function<List<FieldError>, T> whenMalformed);

  /** The bytes are a reaction. */
  record Valid(SentReaction reaction) implements ParsedReaction {
    @Override
    public <T> T fold(
        Function<SentReaction, T> whenValid, Function<List<FieldError>, T> whenMalformed) {
      return whenValid.apply(reaction);
    }
  }

  /**
   * The bytes are not a reaction.
   *
   * @param errors one for each bad field, in the order of {@link ReactionField}; at least one
   */
  record Malformed(List<FieldError> errors) implements ParsedReaction {
    public Malformed {
      errors = List.copyOf(errors);
    }

    @Override
    public <T> T fold(
        Function<SentReaction, T> whenValid, Function<List<FieldError>, T> whenMalformed) {
      return whenMalformed.apply(errors);
    }
  }
}
