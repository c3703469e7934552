package dev.emojistreaming.ingest.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.emojistreaming.contract.FieldError;
import dev.emojistreaming.ingest.ledger.Rejection;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
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

  static final String RETRY_AFTER_SECONDS = "1";

  private static final String NO_SPECIFIC_TYPE = "about:blank";

  static Response badReaction(List<FieldError> errors) {
    return response(Response.Status.BAD_REQUEST, Rejection.MALFORMED.detail(), errors).build();
  }

  static Response comeAgain(Rejection reason) {
    return response(Response.Status.SERVICE_UNAVAILABLE, reason.detail(), List.of())
        .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
        .build();
  }

  static Response tooLarge() {
    return of(Response.Status.REQUEST_ENTITY_TOO_LARGE, Rejection.TOO_LARGE.detail());
  }

  static Response of(Response.StatusType status, String detail) {
    return response(status, detail, List.of()).build();
  }

  static Problem describe(Response.StatusType status, String detail) {
    return describe(status, detail, List.of());
  }

  private static Response.ResponseBuilder response(
      Response.StatusType status, String detail, List<FieldError> errors) {
    return Response.status(status).type(MEDIA_TYPE).entity(describe(status, detail, errors));
  }

  private static Problem describe(
      Response.StatusType status, String detail, List<FieldError> errors) {
    return new Problem(
        NO_SPECIFIC_TYPE, status.getReasonPhrase(), status.getStatusCode(), detail, errors);
  }
}
