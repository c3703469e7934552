package dev.emojistreaming.feed.font;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;

/**
 * Lets clients keep a file of the font for a year: its name has a hash of its content. An error is
 * not kept, because another replica may have the file.
 */
final class FontFileHeaders {

  private static final String ONE_YEAR = "public, max-age=31536000, immutable";

  void register(@Observes Router router) {
    router.routeWithRegex("/emoji-font/[^/]+\\.woff").handler(FontFileHeaders::add);
  }

  private static void add(RoutingContext routing) {
    routing.addHeadersEndHandler(
        written -> {
          HttpServerResponse response = routing.response();
          if (response.getStatusCode() < 400) {
            response.putHeader(HttpHeaders.CONTENT_TYPE, "font/woff");
            response.putHeader(HttpHeaders.CACHE_CONTROL, ONE_YEAR);
          }
        });
    routing.next();
  }
}
