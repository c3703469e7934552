package dev.emojistreaming.contract;

import java.util.List;
import java.util.function.Function;

/** The outcome of parsing an array of reactions. */
public sealed interface ParsedBatch {

  /** Applies the function for this outcome. */
  <T> T fold(Function<List<ParsedReaction>, T> whenArray, Function<FieldError, T> whenMalformed);

  /**
   * The input is an array of reactions.
   *
   * @param reactions one for each item, valid or malformed, in order; at least one
   */
  record Items(List<ParsedReaction> reactions) implements ParsedBatch {
    public Items {
      reactions = List.copyOf(reactions);
    }

    @Override
    public <T> T fold(
        Function<List<ParsedReaction>, T> whenArray, Function<FieldError, T> whenMalformed) {
      return whenArray.apply(reactions);
    }
  }

  /** The input is not an array, or has too few or too many items. */
  record NoBatch(FieldError error) implements ParsedBatch {
    @Override
    public <T> T fold(
        Function<List<ParsedReaction>, T> whenArray, Function<FieldError, T> whenMalformed) {
      return whenMalformed.apply(error);
    }
  }
}
