package dev.emojistreaming.ingest.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.emojistreaming.ingest.ledger.Rejection;
import dev.emojistreaming.ingest.memory.MemoryBounds;
import dev.emojistreaming.ingest.readiness.StorageReadiness;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.filters.QuarkusRequestWrapper;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.Response.Status;

/**
 * Decides whether a request is read at all, by its headers alone.
 *
 * <p>It refuses what is too large, what is encoded in a way that nobody here can read, reactions
 * while the process is ending, and what memory has no room for. For the rest it reserves the room
 * of the body until the request has been answered, so that no number of clients fills the memory.
 */
@ApplicationScoped
class Admission {

  private static final int BEFORE_QUARKUS_LIMIT = 100;
  private static final int AFTER_QUARKUS_LIMIT = 1;

  /** A body that takes room has to arrive within this time; else many slow ones keep others out. */
  private static final long BODY_DEADLINE_MS = 10_000;

  private static final int WORTH_A_DEADLINE = 1024;

  private final RequestRefusals refusals;
  private final MemoryBounds memory;
  private final StorageReadiness readiness;
  private final ObjectMapper json;

  Admission(
      RequestRefusals refusals,
      MemoryBounds memory,
      StorageReadiness readiness,
      ObjectMapper json) {
    this.refusals = refusals;
    this.memory = memory;
    this.readiness = readiness;
    this.json = json;
  }

  void register(@Observes Filters filters) {
    filters.register(this::check, BEFORE_QUARKUS_LIMIT);
    filters.register(Admission::boundUnannounced, AFTER_QUARKUS_LIMIT);
  }

  /** Has Quarkus stop reading a body that announced no length where its own path's bound is. */
  private static void boundUnannounced(RoutingContext context) {
    if (announcedLength(context.request()) < 0) {
      long bound = BodyRules.of(context.normalizedPath()).maxBytesUnannounced();
      context.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, bound);
    }
    context.next();
  }

  private void check(RoutingContext context) {
    BodyRules rules = BodyRules.of(context.normalizedPath());
    long length = announcedLength(context.request());
    if (length > rules.maxBytes()) {
      refuse(context, rules, Rejection.TOO_LARGE);
    } else if (!rules.bringsReactions()) {
      context.next();
    } else if (readiness.isStopping()) {
      refuse(context, rules, Rejection.STOPPING);
    } else if (!rules.allowsEncoding(context.request().getHeader(HttpHeaders.CONTENT_ENCODING))) {
      answer(context, Problem.of(Status.UNSUPPORTED_MEDIA_TYPE, rules.encodings()));
    } else {
      admit(context, rules, length < 0 ? rules.maxBytesUnannounced() : length);
    }
  }

  private void admit(RoutingContext context, BodyRules rules, long room) {
    if (!memory.takeBody(room)) {
      refuse(context, rules, Rejection.BUFFER_FULL);
      return;
    }
    if (room < WORTH_A_DEADLINE) {
      whenDone(context, () -> memory.releaseBody(room));
    } else {
      long deadline =
          context.vertx().setTimer(BODY_DEADLINE_MS, over -> closeUnlessRead(context.request()));
      whenDone(
          context,
          () -> {
            context.vertx().cancelTimer(deadline);
            memory.releaseBody(room);
          });
    }
    context.next();
  }

  /**
   * Once it is answered or its connection is gone; a routing context does not hear of the latter.
   */
  private static void whenDone(RoutingContext context, Runnable task) {
    QuarkusRequestWrapper.get(context.request()).addRequestDoneHandler(done -> task.run());
  }

  private static void closeUnlessRead(HttpServerRequest request) {
    if (!request.isEnded()) {
      request.connection().close();
    }
  }

  /** The length of the body in bytes, or -1 when it is not announced. */
  private static long announcedLength(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    try {
      return length == null ? -1 : Long.parseLong(length);
    } catch (NumberFormatException e) {
      return -1; // not ours to judge: the HTTP server refuses it
    }
  }

  private void refuse(RoutingContext context, BodyRules rules, Rejection reason) {
    answer(context, rules.bringsReactions() ? refusals.refuse(reason) : Problem.of(reason));
  }

  private void answer(RoutingContext context, Problem problem) {
    HttpServerResponse response = context.response();
    if (problem.isTemporary()) {
      response.putHeader(HttpHeaders.RETRY_AFTER, Problem.RETRY_AFTER_SECONDS);
    }
    try {
      response
          .setStatusCode(problem.status())
          .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE.toString())
          .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE) // nobody reads the body
          .end(json.writeValueAsString(problem));
    } catch (JsonProcessingException e) {
      context.fail(e);
    }
  }
}
