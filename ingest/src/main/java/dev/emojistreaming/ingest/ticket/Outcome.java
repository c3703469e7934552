package dev.emojistreaming.ingest.ticket;

import dev.emojistreaming.contract.FieldError;
import dev.emojistreaming.ingest.ledger.Place;
import dev.emojistreaming.ingest.ledger.Rejection;
import dev.emojistreaming.ingest.limit.Refusal;
import java.util.List;
import java.util.function.Function;

/** The result of one reaction of a request. */
public sealed interface Outcome {

  /**
   * It is stored.
   *
   * @param messageId the client's, or a generated one
   * @param countsAtReceipt whether its event time is the receipt, because its timestamp was too far
   *     from it
   */
  record Stored(String messageId, Place place, boolean countsAtReceipt) implements Outcome {}

  /** It breaks rules of the contract; one error for each bad field. */
  record Malformed(List<FieldError> errors) implements Outcome {}

  /**
   * The caller may not send it.
   *
   * @param detail names the missing right
   */
  record Forbidden(String detail) implements Outcome {}

  /** It is valid but could not be stored; the client may send it again. */
  record Rejected(Rejection reason) implements Outcome {}

  /** A limit refuses it for now; the client may send it again later. */
  record Limited(Refusal refusal) implements Outcome {}

  /** Applies the function for this outcome. */
  default <T> T fold(
      Function<Stored, T> whenStored,
      Function<Malformed, T> whenMalformed,
      Function<Forbidden, T> whenForbidden,
      Function<Rejected, T> whenRejected,
      Function<Limited, T> whenLimited) {
    if (this instanceof Stored stored) {
      return whenStored.apply(stored);
    }
    if (this instanceof Malformed malformed) {
      return whenMalformed.apply(malformed);
    }
    if (this instanceof Forbidden forbidden) {
      return whenForbidden.apply(forbidden);
    }
    return this instanceof Rejected rejected
        ? whenRejected.apply(rejected)
        : whenLimited.apply((Limited) this);
  }
}
