package dev.emojistreaming.ingest.http;

import dev.emojistreaming.contract.Problem;
import dev.emojistreaming.contract.ProblemWriter;
import dev.emojistreaming.ingest.limit.Refusal;
import dev.emojistreaming.service.limit.RetryWait;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Converts problems to HTTP responses. */
final class ProblemResponse {

  private ProblemResponse() {}

  static Response of(Response.StatusType status, String detail) {
    return of(RejectionProblem.of(status, detail));
  }

  /** 429: a limit refuses the reaction, or each of a batch. */
  static Response of(Refusal refusal) {
    return builder(RefusalProblem.of(refusal))
        .header(HttpHeaders.RETRY_AFTER, RetryWait.jitteredSeconds(refusal.waitNanos()))
        .header(RateLimitFields.POLICY, RateLimitFields.policy(refusal))
        .header(RateLimitFields.REMAINING, RateLimitFields.remaining(refusal))
        .build();
  }

  static Response of(Problem problem) {
    Response.ResponseBuilder answer = builder(problem);
    return problem.isTemporary()
        ? answer.header(HttpHeaders.RETRY_AFTER, Problem.RETRY_AFTER_SECONDS).build()
        : answer.build();
  }

  private static Response.ResponseBuilder builder(Problem problem) {
    return Response.status(problem.status())
        .type(Problem.MEDIA_TYPE)
        .entity(ProblemWriter.toJson(problem));
  }
}
