package dev.emojistreaming.service.problem;

import dev.emojistreaming.contract.Problem;
import dev.emojistreaming.contract.ProblemWriter;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;

/** Answers a request with a problem. */
public final class ProblemAnswer {

  private ProblemAnswer() {}

  /**
   * Ends the response; a temporary problem gets {@code Retry-After}, unless the response has it.
   */
  public static void send(HttpServerResponse response, Problem problem) {
    if (problem.isTemporary() && !response.headers().contains(HttpHeaders.RETRY_AFTER)) {
      response.putHeader(HttpHeaders.RETRY_AFTER, Problem.RETRY_AFTER_SECONDS);
    }
    response
        .setStatusCode(problem.status())
        .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
        .end(Buffer.buffer(ProblemWriter.toJson(problem)));
  }

  /** Ends the response and the connection, because the request's body is not read. */
  public static void sendUnread(HttpServerResponse response, Problem problem) {
    response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    send(response, problem);
  }
}
