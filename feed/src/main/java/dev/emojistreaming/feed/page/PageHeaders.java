package dev.emojistreaming.feed.page;

import dev.emojistreaming.feed.FeedConfig;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.net.URI;

/**
 * Restricts what a page may load, where it may connect, and who may frame it, so that text from
 * outside that gets into a page can do no harm there.
 */
final class PageHeaders {

  private static final String OVERLAY = "/overlay.html";

  /** Files that pages of other origins load. */
  private static final String MODULE = "/emoji-(?:stream|font).*";

  void register(@Observes Router router, FeedConfig config) {
    String policy = policy(config.ingestUrl());
    router.routeWithRegex("/(?:[^/]+\\.html)?").handler(page -> add(page, policy));
    router.routeWithRegex(MODULE).handler(PageHeaders::share);
  }

  private static void add(RoutingContext page, String policy) {
    String frames = page.normalizedPath().equals(OVERLAY) ? "*" : "'none'";
    HttpServerResponse response = page.response();
    response.putHeader("Content-Security-Policy", policy + "; frame-ancestors " + frames);
    response.putHeader("Referrer-Policy", "no-referrer");
    response.putHeader("Cross-Origin-Opener-Policy", "same-origin");
    page.next();
  }

  private static void share(RoutingContext file) {
    file.response().putHeader("Cross-Origin-Resource-Policy", "cross-origin");
    file.next();
  }

  private static String policy(URI ingest) {
    return "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self';"
        + " img-src 'self' data:; connect-src 'self'"
        + origin(ingest)
        + "; base-uri 'none'; form-action 'none'";
  }

  /** A source of the policy, after a space; empty for an address relative to the page's. */
  private static String origin(URI ingest) {
    return ingest.getHost() == null
        ? ""
        : " " + ingest.getScheme() + "://" + ingest.getRawAuthority();
  }
}
