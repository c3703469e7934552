package dev.emojistreaming.ingest.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.emojistreaming.contract.FieldError;
import dev.emojistreaming.ingest.ledger.Rejection;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;

/**
 * An error as RFC 9457 describes it.
 *
 * @param title the name of the status
 * @param errors one for each bad field; left out when there is none
 */
@RegisterForReflection(targets = {Problem.class, FieldError.class})
record Problem(
    String type,
    String title,
    int status,
    String detail,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldError> errors) {

  static final MediaType MEDIA_TYPE = new MediaType("application", "problem+json");

  /** Value of Retry-After in every problem with status 503. */
  static final String RETRY_AFTER_SECONDS = "1";

  private static final String NO_SPECIFIC_TYPE = "about:blank";

  /** Why a reaction, or a request as a whole, was rejected. */
  static Problem of(Rejection reason) {
    return of(status(reason), detail(reason));
  }

  static Problem malformed(List<FieldError> errors) {
    return of(status(Rejection.MALFORMED), detail(Rejection.MALFORMED), errors);
  }

  static Problem of(Response.StatusType status, String detail) {
    return of(status, detail, List.of());
  }

  private static Problem of(Response.StatusType status, String detail, List<FieldError> errors) {
    return new Problem(
        NO_SPECIFIC_TYPE, status.getReasonPhrase(), status.getStatusCode(), detail, errors);
  }

  private static Status status(Rejection reason) {
    return switch (reason) {
      case MALFORMED -> Status.BAD_REQUEST;
      case TOO_LARGE -> Status.REQUEST_ENTITY_TOO_LARGE;
      case BUFFER_FULL, OVERFLOW_FULL, OVERFLOW_FAILED, STOPPING -> Status.SERVICE_UNAVAILABLE;
    };
  }

  private static String detail(Rejection reason) {
    return switch (reason) {
      case MALFORMED -> "the reaction is not valid";
      case TOO_LARGE -> "the body is too large: 16 KB for a reaction, 2 MB for a batch";
      case BUFFER_FULL -> "too many reactions are waiting to be stored";
      case OVERFLOW_FULL -> "Kafka takes no reactions and the overflow database is full";
      case OVERFLOW_FAILED ->
          "Kafka takes no reactions and the overflow database cannot be written";
      case STOPPING -> "the service is stopping";
    };
  }

  /** Whether the client should send the same request again. */
  boolean isTemporary() {
    return status == Status.SERVICE_UNAVAILABLE.getStatusCode();
  }

  /** The answer that carries it. */
  Response response() {
    Response.ResponseBuilder answer = Response.status(status).type(MEDIA_TYPE).entity(this);
    return isTemporary()
        ? answer.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS).build()
        : answer.build();
  }
}
