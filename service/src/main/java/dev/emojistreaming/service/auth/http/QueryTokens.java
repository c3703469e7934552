package dev.emojistreaming.service.auth.http;

import dev.emojistreaming.contract.Problem;
import dev.emojistreaming.service.problem.ProblemAnswer;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;

/** Refuses tokens in URLs, where logs of proxies and browsers' histories would keep them. */
final class QueryTokens {

  private static final int BEFORE_AUTHENTICATION = 250;
  private static final String PARAMETER = "access_token=";

  private static final Problem REFUSED =
      Problem.of(
          400,
          "Bad Request",
          "a token must not be in the URL; send it in the header Authorization: Bearer …");

  void register(@Observes Filters filters) {
    filters.register(QueryTokens::check, BEFORE_AUTHENTICATION);
  }

  private static void check(RoutingContext context) {
    String query = context.request().query();
    if (query != null && query.contains(PARAMETER)) {
      ProblemAnswer.sendUnread(context.response(), REFUSED);
    } else {
      context.next();
    }
  }
}
