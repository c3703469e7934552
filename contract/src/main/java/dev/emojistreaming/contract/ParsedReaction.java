package dev.emojistreaming.contract;

import java.util.List;
import java.util.function.Function;

/** The outcome of parsing a reaction. */
public sealed interface ParsedReaction {

  /** Applies the function for this outcome. */
  <T> T fold(Function<SentReaction, T> whenValid, Function<List<FieldError>, T> whenMalformed);

  /** The input is a reaction. */
  record Valid(SentReaction reaction) implements ParsedReaction {
    @Override
    public <T> T fold(
        Function<SentReaction, T> whenValid, Function<List<FieldError>, T> whenMalformed) {
      return whenValid.apply(reaction);
    }
  }

  /**
   * The input is not a reaction.
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
