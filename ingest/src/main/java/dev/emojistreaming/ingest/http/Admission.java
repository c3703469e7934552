package dev.emojistreaming.ingest.http;

import dev.emojistreaming.ingest.ledger.Rejection;
import dev.emojistreaming.ingest.readiness.StorageReadiness;
import dev.emojistreaming.service.problem.ProblemAnswer;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.Response.Status;
import org.jspecify.annotations.Nullable;

/**
 * Admission control: decides by the head alone whether the body of a request is read.
 *
 * <p>It rejects paths with parameters before the request is authenticated, and after that bodies
 * that are too large or have an unsupported Content-Encoding, and reactions while the process is
 * stopping. Memory for bodies, deadlines and connections are bounded before any request, by the
 * package {@code service.connection}.
 */
@ApplicationScoped
class Admission {

  private static final int BEFORE_AUTHENTICATION = 250;
  private static final int BEFORE_QUARKUS_LIMIT = 99;
  private static final int AFTER_QUARKUS_LIMIT = 1;

  private final RequestRejections rejections;
  private final StorageReadiness readiness;

  Admission(RequestRejections rejections, StorageReadiness readiness) {
    this.rejections = rejections;
    this.readiness = readiness;
  }

  void register(@Observes Filters filters) {
    filters.register(Admission::checkSpelling, BEFORE_AUTHENTICATION);
    filters.register(this::check, BEFORE_QUARKUS_LIMIT);
    filters.register(Admission::boundWithoutLength, AFTER_QUARKUS_LIMIT);
  }

  /** Makes Quarkus stop reading a body without Content-Length at the bound of its path. */
  private static void boundWithoutLength(RoutingContext context) {
    if (contentLength(context.request()) < 0) {
      long bound = BodyRules.of(context.normalizedPath()).maxBytesWithoutLength();
      context.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, bound);
    }
    context.next();
  }

  private static void checkSpelling(RoutingContext context) {
    if (hasPathParameter(context.request().path())) {
      ProblemAnswer.sendUnread(
          context.response(),
          RejectionProblem.of(Status.BAD_REQUEST, "the path must not contain ;"));
    } else {
      context.next();
    }
  }

  private void check(RoutingContext context) {
    BodyRules rules = BodyRules.of(context.normalizedPath());
    long length = contentLength(context.request());
    if (length > rules.maxBytes()) {
      reject(context, rules, Rejection.TOO_LARGE);
    } else if (!rules.containsReactions()) {
      context.next();
    } else if (readiness.isStopping()) {
      reject(context, rules, Rejection.STOPPING);
    } else if (!rules.allowsEncoding(context.request().getHeader(HttpHeaders.CONTENT_ENCODING))) {
      ProblemAnswer.sendUnread(
          context.response(),
          RejectionProblem.of(Status.UNSUPPORTED_MEDIA_TYPE, rules.encodings()));
    } else {
      context.next();
    }
  }

  /**
   * Whether a segment has a parameter. JAX-RS ignores those when it matches a path, so that one
   * resource would have many spellings.
   */
  private static boolean hasPathParameter(@Nullable String path) {
    return path != null && (path.indexOf(';') >= 0 || path.contains("%3b") || path.contains("%3B"));
  }

  /** The value of Content-Length in bytes, or -1 when there is none. */
  private static long contentLength(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    try {
      return length == null ? -1 : Long.parseLong(length);
    } catch (NumberFormatException e) {
      return -1; // the HTTP server rejects it
    }
  }

  private void reject(RoutingContext context, BodyRules rules, Rejection reason) {
    ProblemAnswer.sendUnread(
        context.response(),
        rules.containsReactions() ? rejections.reject(reason) : RejectionProblem.of(reason));
  }
}
