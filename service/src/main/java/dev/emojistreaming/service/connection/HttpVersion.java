package dev.emojistreaming.service.connection;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Singleton;

/**
 * Turns HTTP/2 without TLS off, for which Quarkus has no setting. A connection of HTTP/2 carries
 * many requests at once, whose bodies and answers would need further bounds; browsers use it only
 * with TLS, which ends at a proxy.
 */
@Singleton
class HttpVersion implements HttpServerOptionsCustomizer {

  @Override
  public void customizeHttpServer(HttpServerOptions options) {
    options.setHttp2ClearTextEnabled(false);
  }
}
