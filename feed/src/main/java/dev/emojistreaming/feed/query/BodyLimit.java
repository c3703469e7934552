package dev.emojistreaming.feed.query;

import dev.emojistreaming.contract.Problem;
import dev.emojistreaming.service.problem.ProblemAnswer;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Refuses requests with a large body, which no path of the feed reads. A body without
 * Content-Length has the same limit in Quarkus, which sends a bare 413.
 */
@Singleton
class BodyLimit {

  /** Of {@code quarkus.http.limits.max-body-size}, in bytes. */
  private static final int MAX = 16 * 1024;

  private static final int BEFORE_QUARKUS_LIMIT = 100;

  void register(@Observes Filters filters) {
    filters.register(BodyLimit::check, BEFORE_QUARKUS_LIMIT);
  }

  private static void check(RoutingContext context) {
    if (length(context) <= MAX) {
      context.next();
      return;
    }
    ProblemAnswer.sendUnread(
        context.response(),
        Problem.of(413, "Request Entity Too Large", "the body is too large: 16 KB at most"));
  }

  private static long length(RoutingContext context) {
    String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
    try {
      return length == null ? 0 : Long.parseLong(length);
    } catch (NumberFormatException e) {
      return 0; // the HTTP server rejects it
    }
  }
}
