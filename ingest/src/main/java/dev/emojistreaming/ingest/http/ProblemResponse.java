package dev.emojistreaming.ingest.http;

import dev.emojistreaming.contract.Problem;
import dev.emojistreaming.contract.ProblemWriter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Converts problems to HTTP responses. */
final class ProblemResponse {

  private ProblemResponse() {}

  static Response of(Response.StatusType status, String detail) {
    return of(RejectionProblem.of(status, detail));
  }

  static Response of(Problem problem) {
    Response.ResponseBuilder answer =
        Response.status(problem.status())
            .type(Problem.MEDIA_TYPE)
            .entity(ProblemWriter.toJson(problem));
    return problem.isTemporary()
        ? answer.header(HttpHeaders.RETRY_AFTER, Problem.RETRY_AFTER_SECONDS).build()
        : answer.build();
  }
}
