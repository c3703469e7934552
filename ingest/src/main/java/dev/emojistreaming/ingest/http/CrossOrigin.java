package dev.emojistreaming.ingest.http;

import dev.emojistreaming.contract.Problem;
import dev.emojistreaming.ingest.IngestConfig;
import dev.emojistreaming.service.origin.AllowedOrigins;
import dev.emojistreaming.service.origin.Origin;
import dev.emojistreaming.service.problem.ProblemAnswer;
import io.quarkus.vertx.http.runtime.cors.CORSConfig;
import io.quarkus.vertx.http.runtime.cors.CORSFilter;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.SecurityHandlerPriorities;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.Response.Status;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Pages of the configured origins may post reactions, and nothing else. Others get a problem.
 *
 * <p>Quarkus' own CORS filter refuses them without a body, and compares the origins as they are
 * written. So it runs here, behind the check of the origin and with the origins as browsers write
 * them.
 */
@ApplicationScoped
class CrossOrigin {

  private static final Problem REFUSED =
      RejectionProblem.of(
          Status.FORBIDDEN,
          "pages of this origin may not post reactions; ingest's variable CORS_ORIGINS lists those"
              + " that may");

  /** Quarkus' filter would answer without a body. */
  private static final Problem ONLY_POST =
      RejectionProblem.of(Status.FORBIDDEN, "pages of other origins may only post reactions");

  private final AllowedOrigins allowed;
  private final CORSFilter filter;

  CrossOrigin(IngestConfig config) {
    allowed = config.corsOrigins();
    filter = new CORSFilter(new Rules(List.copyOf(allowed.entries())));
  }

  void register(@Observes Filters filters) {
    filters.register(this::check, SecurityHandlerPriorities.CORS);
  }

  private void check(RoutingContext context) {
    HttpServerRequest request = context.request();
    String origin = request.getHeader(HttpHeaders.ORIGIN);
    if (origin == null || isOwn(request, origin)) {
      filter.handle(context);
    } else if (!allowed.allows(origin)) {
      ProblemAnswer.sendUnread(context.response(), REFUSED);
    } else if (!mayPost(request)) {
      ProblemAnswer.sendUnread(context.response(), ONLY_POST);
    } else {
      filter.handle(context);
    }
  }

  /** Whether it posts, or a browser asks whether a page may post. */
  private static boolean mayPost(HttpServerRequest request) {
    return request.method().equals(HttpMethod.POST)
        || (request.method().equals(HttpMethod.OPTIONS)
            && request.headers().contains(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD));
  }

  /** Whether the page comes from this service itself. */
  private static boolean isOwn(HttpServerRequest request, String origin) {
    Optional<Origin> own = Origin.parse(request.scheme() + "://" + request.authority());
    return own.isPresent() && own.equals(Origin.parse(origin));
  }

  private record Rules(List<String> allowed) implements CORSConfig {

    @Override
    public boolean enabled() {
      return true;
    }

    @Override
    public Optional<List<String>> origins() {
      return Optional.of(allowed);
    }

    @Override
    public Optional<List<String>> methods() {
      return Optional.of(List.of("POST"));
    }

    @Override
    public Optional<List<String>> headers() {
      return Optional.of(List.of("Content-Type", "Authorization"));
    }

    @Override
    public Optional<List<String>> exposedHeaders() {
      return Optional.of(List.of("Retry-After", RateLimitFields.POLICY, RateLimitFields.REMAINING));
    }

    @Override
    public Optional<Duration> accessControlMaxAge() {
      return Optional.of(Duration.ofHours(1));
    }

    /** No cookies: a page sends its token itself. */
    @Override
    public Optional<Boolean> accessControlAllowCredentials() {
      return Optional.of(false);
    }
  }
}
