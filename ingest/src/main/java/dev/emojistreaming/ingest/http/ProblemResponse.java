package dev.emojistreaming.ingest.http;

import dev.emojistreaming.contract.Problem;
import dev.emojistreaming.contract.ProblemWriter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;

/** Converts problems to HTTP responses. */
final class ProblemResponse {

  /** Value of Retry-After in every problem with status 503. */
  static final String RETRY_AFTER_SECONDS = "1";

  private ProblemResponse() {}

  static Response of(Response.StatusType status, String detail) {
    return of(Problem.of(status.getStatusCode(), status.getReasonPhrase(), detail));
  }

  static Response of(Problem problem) {
    Response.ResponseBuilder answer =
        Response.status(problem.status())
            .type(Problem.MEDIA_TYPE)
            .entity(ProblemWriter.toJson(problem));
    return isTemporary(problem)
        ? answer.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS).build()
        : answer.build();
  }

  /** Whether the client should send the same request again. */
  static boolean isTemporary(Problem problem) {
    return problem.status() == Status.SERVICE_UNAVAILABLE.getStatusCode();
  }
}
