package dev.emojistreaming.contract;

import java.util.List;
import java.util.function.Function;

/** What became of the bytes that should have been an array of reactions. */
public sealed interface ParsedBatch {

  /** Takes whichever of the two ways applies. */
  <T> T fold(Function<List<ParsedReaction>, T> whenArray, Function<FieldError, T> whenMalformed);

  /**
   * The bytes are an array.
   *
   * @param reactions one for each item, in their order; at least one, each valid or not
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

  /** The bytes are no array, or one that has too few or too many items. */
  record NoBatch(FieldError error) implements ParsedBatch {
    @Override
    public <T> T fold(
        Function<List<ParsedReaction>, T> whenArray, Function<FieldError, T> whenMalformed) {
      return whenMalformed.apply(error);
    }
  }
}
