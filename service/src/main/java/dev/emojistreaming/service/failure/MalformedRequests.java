package dev.emojistreaming.service.failure;

import dev.emojistreaming.contract.Problem;
import dev.emojistreaming.service.problem.ProblemAnswer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Answers requests without the header Host, or with a target that is no path. Quarkus' handler
 * would log an error for each, so that any client could make the log look like a failure.
 */
@Singleton
class MalformedRequests {

  private static final int BAD_REQUEST = 400;

  void register(@Observes Router router) {
    router.route().order(Integer.MIN_VALUE).failureHandler(MalformedRequests::answer);
  }

  private static void answer(RoutingContext context) {
    HttpServerResponse response = context.response();
    if (context.statusCode() != BAD_REQUEST || response.headWritten()) {
      context.next();
      return;
    }
    ProblemAnswer.send(
        response,
        Problem.of(BAD_REQUEST, "Bad Request", "the request must have a Host and a valid path"));
  }
}
