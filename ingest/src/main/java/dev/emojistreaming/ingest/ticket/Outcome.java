package dev.emojistreaming.ingest.ticket;

import dev.emojistreaming.contract.FieldError;
import dev.emojistreaming.ingest.ledger.Place;
import dev.emojistreaming.ingest.ledger.Rejection;
import java.util.List;
import java.util.function.Function;

/** What became of a reaction that a client sent, from the parser to the answer. */
public sealed interface Outcome {

  /** It is stored under an id that the client chose or was given. */
  record Stored(String messageId, Place place) implements Outcome {}

  /** It breaks rules of the contract; one error for each bad field. */
  record Malformed(List<FieldError> errors) implements Outcome {}

  /** It is valid and could not be stored; the client may send it again. */
  record Refused(Rejection reason) implements Outcome {}

  /** Applies whichever of the three functions fits. */
  default <T> T fold(
      Function<Stored, T> whenStored,
      Function<Malformed, T> whenMalformed,
      Function<Refused, T> whenRefused) {
    if (this instanceof Stored stored) {
      return whenStored.apply(stored);
    }
    return this instanceof Malformed malformed
        ? whenMalformed.apply(malformed)
        : whenRefused.apply((Refused) this);
  }
}
