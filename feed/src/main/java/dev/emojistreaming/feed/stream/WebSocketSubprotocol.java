package dev.emojistreaming.feed.stream;

import dev.emojistreaming.service.auth.http.BearerCredential;
import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Singleton;

/**
 * The subprotocol of sockets. A browser closes a WebSocket whose server selects none of the offered
 * ones, and a token is offered as one.
 */
@Singleton
class WebSocketSubprotocol implements HttpServerOptionsCustomizer {

  @Override
  public void customizeHttpServer(HttpServerOptions options) {
    options.addWebSocketSubProtocol(BearerCredential.SUBPROTOCOL);
  }
}
