package dev.emojistreaming.ingest.caller;

import dev.emojistreaming.ingest.IngestConfig;
import dev.emojistreaming.service.address.ClientAddress;
import dev.emojistreaming.service.address.TrustedProxies;
import dev.emojistreaming.service.auth.http.Principals;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds out the caller of each request. Thread-safe. */
@Singleton
public class Callers {

  private static final String FORWARDED_FOR = "X-Forwarded-For";

  private final TrustedProxies proxies;

  Callers(IngestConfig config) {
    this.proxies = new TrustedProxies(config.trustedProxies());
  }

  /** The caller of this request; to be called before the request has been answered. */
  public Caller of(RoutingContext context) {
    return new Caller(address(context.request()), Principals.of(context));
  }

  private @Nullable ClientAddress address(HttpServerRequest request) {
    return proxies.client(remote(request), request.headers().getAll(FORWARDED_FOR)).orElse(null);
  }

  private static Optional<ClientAddress> remote(HttpServerRequest request) {
    SocketAddress remote = request.remoteAddress();
    return remote == null || remote.hostAddress() == null
        ? Optional.empty()
        : ClientAddress.parse(remote.hostAddress());
  }
}
