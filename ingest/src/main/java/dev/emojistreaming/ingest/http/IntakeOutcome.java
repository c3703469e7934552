package dev.emojistreaming.ingest.http;

import dev.emojistreaming.contract.FieldError;
import dev.emojistreaming.ingest.ledger.Rejection;
import dev.emojistreaming.ingest.store.StoreOutcome.Place;
import java.util.List;
import java.util.function.Function;

/** What became of a reaction that a client sent. */
sealed interface IntakeOutcome {

  /** Takes whichever of the three ways applies. */
  <T> T fold(
      Function<Kept, T> whenKept,
      Function<Malformed, T> whenMalformed,
      Function<Refused, T> whenRefused);

  /** It is kept, under an id that the client chose or was given. */
  record Kept(String messageId, Place place) implements IntakeOutcome {
    @Override
    public <T> T fold(
        Function<Kept, T> whenKept,
        Function<Malformed, T> whenMalformed,
        Function<Refused, T> whenRefused) {
      return whenKept.apply(this);
    }
  }

  /** It breaks rules of the contract. */
  record Malformed(List<FieldError> errors) implements IntakeOutcome {
    @Override
    public <T> T fold(
        Function<Kept, T> whenKept,
        Function<Malformed, T> whenMalformed,
        Function<Refused, T> whenRefused) {
      return whenMalformed.apply(this);
    }
  }

  /** It is good and could not be kept. */
  record Refused(Rejection reason) implements IntakeOutcome {
    @Override
    public <T> T fold(
        Function<Kept, T> whenKept,
        Function<Malformed, T> whenMalformed,
        Function<Refused, T> whenRefused) {
      return whenRefused.apply(this);
    }
  }
}
