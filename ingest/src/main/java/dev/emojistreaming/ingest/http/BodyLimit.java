package dev.emojistreaming.ingest.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.emojistreaming.ingest.ledger.Ledger;
import dev.emojistreaming.ingest.ledger.Rejection;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.Response.Status;

/**
 * Refuses bodies that announce more than a reaction can have, before anything is read of them.
 *
 * <p>Quarkus' own limit answers without a problem; it stays behind this one for bodies that
 * announce no length.
 */
@ApplicationScoped
class BodyLimit {

  static final int MAX_BYTES = 16 * 1024;

  private static final int BEFORE_QUARKUS_LIMIT = 100;

  private final Ledger ledger;
  private final ObjectMapper json;

  BodyLimit(Ledger ledger, ObjectMapper json) {
    this.ledger = ledger;
    this.json = json;
  }

  void register(@Observes Filters filters) {
    filters.register(this::check, BEFORE_QUARKUS_LIMIT);
  }

  private void check(RoutingContext context) {
    if (announcedLength(context.request()) > MAX_BYTES) {
      if (context.normalizedPath().startsWith(EmojiResource.PATH)) {
        ledger.refused(Rejection.TOO_LARGE);
      }
      refuse(context);
    } else {
      context.next();
    }
  }

  private static long announcedLength(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    try {
      return length == null ? 0 : Long.parseLong(length);
    } catch (NumberFormatException e) {
      return 0; // not ours to judge: the HTTP server refuses it
    }
  }

  private void refuse(RoutingContext context) {
    try {
      Problem problem =
          Problem.describe(Status.REQUEST_ENTITY_TOO_LARGE, Rejection.TOO_LARGE.detail());
      context
          .response()
          .setStatusCode(problem.status())
          .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE.toString())
          .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE) // nobody reads the body
          .end(json.writeValueAsString(problem));
    } catch (JsonProcessingException e) {
      context.fail(e);
    }
  }
}
