package dev.emojistreaming.feed.access;

import dev.emojistreaming.contract.JsonText;
import dev.emojistreaming.contract.Problem;
import dev.emojistreaming.feed.FeedConfig;
import dev.emojistreaming.service.auth.http.BearerCredential;
import dev.emojistreaming.service.auth.token.AnonymousTokens;
import dev.emojistreaming.service.auth.token.AnonymousTokens.Issued;
import dev.emojistreaming.service.limit.RetryWait;
import dev.emojistreaming.service.origin.AllowedOrigins;
import dev.emojistreaming.service.problem.ProblemAnswer;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * {@code POST /token}: the token of a new anonymous viewer, or a new one for the viewer whose token
 * is in {@code Authorization}, up to an hour after its end.
 *
 * <p>401 for a token that cannot be renewed, 403 for a page of another origin, 404 if the feed
 * issues none, 429 if the client's network, or all of them together, get too many.
 */
@Singleton
class TokenRoutes {

  private static final String PATH = "/token";

  private static final Problem NOT_FOUND =
      Problem.of(404, "Not Found", "this feed issues no tokens: AUTH does not have anonymous");

  private static final Problem FORBIDDEN =
      Problem.of(
          403,
          "Forbidden",
          "pages of this origin may not get tokens; the feed's variable CORS_ORIGINS lists those"
              + " that may");

  private static final Problem NOT_RENEWABLE =
      Problem.of(401, "Unauthorized", "this token cannot be renewed; ask for a new one without it");

  private final Optional<AnonymousTokens> tokens;
  private final TokenLimits limits;
  private final AllowedOrigins origins;

  TokenRoutes(Optional<AnonymousTokens> tokens, TokenLimits limits, FeedConfig config) {
    this.tokens = tokens;
    this.limits = limits;
    this.origins = config.corsOrigins();
  }

  void register(@Observes Router router) {
    router.post(PATH).handler(this::issue);
    router.route(PATH).handler(TokenRoutes::rejectMethod);
  }

  private void issue(RoutingContext routing) {
    HttpServerRequest request = routing.request();
    if (tokens.isEmpty()) {
      ProblemAnswer.send(routing.response(), NOT_FOUND);
    } else if (!isAllowed(request)) {
      ProblemAnswer.send(routing.response(), FORBIDDEN);
    } else {
      BearerCredential.of(request.headers())
          .ifPresentOrElse(
              former -> renew(routing, tokens.get(), former),
              () -> issueNew(routing, tokens.get()));
    }
  }

  /** A proxy may have ended TLS, so only the host of this service's pages is compared. */
  private boolean isAllowed(HttpServerRequest request) {
    String origin = request.getHeader(HttpHeaders.ORIGIN);
    return origin == null || origin.endsWith("://" + request.authority()) || origins.allows(origin);
  }

  private static void renew(RoutingContext routing, AnonymousTokens tokens, String former) {
    tokens
        .renew(former)
        .ifPresentOrElse(
            issued -> answer(routing, issued),
            () -> ProblemAnswer.send(routing.response(), NOT_RENEWABLE));
  }

  private void issueNew(RoutingContext routing, AnonymousTokens tokens) {
    long wait = limits.take(routing.request());
    if (wait > 0) {
      routing
          .response()
          .putHeader(HttpHeaders.RETRY_AFTER, String.valueOf(RetryWait.jitteredSeconds(wait)));
      ProblemAnswer.send(routing.response(), TokenLimits.EXCEEDED);
    } else {
      answer(routing, tokens.issue());
    }
  }

  private static void answer(RoutingContext routing, Issued issued) {
    byte[] json =
        JsonText.object(
            fields -> {
              fields.writeStringField("token", issued.token());
              fields.writeNumberField("expires_in", AnonymousTokens.LIFE.toSeconds());
              fields.writeStringField("user", issued.user());
            });
    routing
        .response()
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .end(Buffer.buffer(json));
  }

  private static void rejectMethod(RoutingContext routing) {
    if (routing.request().method().equals(HttpMethod.OPTIONS)) {
      routing.next();
      return;
    }
    routing.response().putHeader(HttpHeaders.ALLOW, "POST");
    ProblemAnswer.send(
        routing.response(),
        Problem.of(405, "Method Not Allowed", "this path does not support the method"));
  }
}
