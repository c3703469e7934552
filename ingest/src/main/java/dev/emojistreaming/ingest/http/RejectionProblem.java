package dev.emojistreaming.ingest.http;

import dev.emojistreaming.contract.FieldError;
import dev.emojistreaming.contract.Problem;
import dev.emojistreaming.ingest.ledger.Rejection;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;

/** Maps the reason of a rejection to the problem that the client gets. */
final class RejectionProblem {

  private RejectionProblem() {}

  /** Why a reaction, or a request as a whole, was rejected. */
  static Problem of(Rejection reason) {
    return of(reason, List.of());
  }

  static Problem malformed(List<FieldError> errors) {
    return of(Rejection.MALFORMED, errors);
  }

  static Problem forbidden(String detail) {
    return of(Status.FORBIDDEN, detail);
  }

  /** A problem of the request itself. */
  static Problem of(Response.StatusType status, String detail) {
    return Problem.of(status.getStatusCode(), status.getReasonPhrase(), detail);
  }

  private static Problem of(Rejection reason, List<FieldError> errors) {
    Status status = status(reason);
    return Problem.of(status.getStatusCode(), status.getReasonPhrase(), detail(reason), errors);
  }

  private static Status status(Rejection reason) {
    return switch (reason) {
      case MALFORMED -> Status.BAD_REQUEST;
      case FORBIDDEN -> Status.FORBIDDEN;
      case TOO_LARGE -> Status.REQUEST_ENTITY_TOO_LARGE;
      case BUFFER_FULL, OVERFLOW_FULL, OVERFLOW_FAILED, STOPPING -> Status.SERVICE_UNAVAILABLE;
      case LIMIT_USER, LIMIT_KEY, LIMIT_ADDRESS, LIMIT_ROOM, LIMIT_TOTAL ->
          Status.TOO_MANY_REQUESTS;
    };
  }

  private static String detail(Rejection reason) {
    return switch (reason) {
      case MALFORMED -> "the reaction is not valid";
      case FORBIDDEN -> "the credential does not include this";
      case TOO_LARGE -> "the body is too large: 16 KB for a reaction, 2 MB for a batch";
      case BUFFER_FULL -> "too many reactions are waiting to be stored";
      case OVERFLOW_FULL -> "Kafka accepts no reactions and the overflow database is full";
      case OVERFLOW_FAILED ->
          "Kafka accepts no reactions and the overflow database cannot be written";
      case STOPPING -> "the service is stopping";
      case LIMIT_USER -> "this user sends too many reactions";
      case LIMIT_KEY -> "this key sends too many reactions";
      case LIMIT_ADDRESS -> "this address sends too many reactions";
      case LIMIT_ROOM -> "this room gets too many reactions";
      case LIMIT_TOTAL -> "the service gets too many reactions";
    };
  }
}
