package dev.emojistreaming.ingest.http;

import dev.emojistreaming.contract.Problem;
import dev.emojistreaming.contract.ProblemWriter;
import dev.emojistreaming.ingest.ledger.Rejection;
import dev.emojistreaming.ingest.memory.MemoryBounds;
import dev.emojistreaming.ingest.readiness.StorageReadiness;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.filters.QuarkusRequestWrapper;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.Response.Status;

/**
 * Admission control: decides by the headers alone whether the body of a request is read.
 *
 * <p>It rejects bodies that are too large or have an unsupported Content-Encoding, reactions while
 * the process is stopping, and bodies that exceed the memory bounds. For each admitted body it
 * reserves memory until the request is answered, so that any number of clients cannot exhaust it.
 */
@ApplicationScoped
class Admission {

  private static final int BEFORE_QUARKUS_LIMIT = 100;
  private static final int AFTER_QUARKUS_LIMIT = 1;

  /** A body must arrive within this time; otherwise many slow bodies would keep others out. */
  private static final long BODY_DEADLINE_MS = 10_000;

  /** Bytes of the smallest body that gets a deadline. */
  private static final int MIN_WITH_DEADLINE = 1024;

  private final RequestRejections rejections;
  private final MemoryBounds memory;
  private final StorageReadiness readiness;

  Admission(RequestRejections rejections, MemoryBounds memory, StorageReadiness readiness) {
    this.rejections = rejections;
    this.memory = memory;
    this.readiness = readiness;
  }

  void register(@Observes Filters filters) {
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
      Status status = Status.UNSUPPORTED_MEDIA_TYPE;
      answer(
          context, Problem.of(status.getStatusCode(), status.getReasonPhrase(), rules.encodings()));
    } else {
      admit(context, rules, length < 0 ? rules.maxBytesWithoutLength() : length);
    }
  }

  private void admit(RoutingContext context, BodyRules rules, long bytes) {
    if (!memory.reserveBody(bytes)) {
      reject(context, rules, Rejection.BUFFER_FULL);
      return;
    }
    if (bytes < MIN_WITH_DEADLINE) {
      whenDone(context, () -> memory.releaseBody(bytes));
    } else {
      long deadline =
          context.vertx().setTimer(BODY_DEADLINE_MS, over -> closeUnlessRead(context.request()));
      whenDone(
          context,
          () -> {
            context.vertx().cancelTimer(deadline);
            memory.releaseBody(bytes);
          });
    }
    context.next();
  }

  /**
   * Runs the task once the request is answered or its connection is closed; a routing context does
   * not report the latter.
   */
  private static void whenDone(RoutingContext context, Runnable task) {
    QuarkusRequestWrapper.get(context.request()).addRequestDoneHandler(done -> task.run());
  }

  private static void closeUnlessRead(HttpServerRequest request) {
    if (!request.isEnded()) {
      request.connection().close();
    }
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
    answer(
        context,
        rules.containsReactions() ? rejections.reject(reason) : RejectionProblem.of(reason));
  }

  private static void answer(RoutingContext context, Problem problem) {
    HttpServerResponse response = context.response();
    if (ProblemResponse.isTemporary(problem)) {
      response.putHeader(HttpHeaders.RETRY_AFTER, ProblemResponse.RETRY_AFTER_SECONDS);
    }
    response
        .setStatusCode(problem.status())
        .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
        .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE) // the request body is not read
        .end(Buffer.buffer(ProblemWriter.toJson(problem)));
  }
}
