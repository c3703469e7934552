package dev.emojistreaming.ingest.caller;

import dev.emojistreaming.service.auth.http.Principals;
import dev.emojistreaming.service.connection.Network;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/** Finds out the caller of each request. Thread-safe. */
@Singleton
public class Callers {

  /** The caller of this request; to be called before the request has been answered. */
  public Caller of(RoutingContext context) {
    SocketAddress remote = context.request().remoteAddress();
    return new Caller(
        remote == null ? "" : Network.of(remote.hostAddress()), Principals.of(context));
  }
}
