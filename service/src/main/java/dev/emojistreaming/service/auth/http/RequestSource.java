package dev.emojistreaming.service.auth.http;

import dev.emojistreaming.service.auth.CredentialSource;
import dev.emojistreaming.service.connection.Network;
import io.netty.util.Attribute;
import io.netty.util.AttributeKey;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.net.impl.ConnectionBase;

/** The origin of a request's credential, which few checks ask for. */
record RequestSource(HttpServerRequest request) implements CredentialSource {

  private static final AttributeKey<Boolean> FAILED =
      AttributeKey.valueOf(RequestSource.class, "failed");

  @Override
  public String network() {
    SocketAddress remote = request.remoteAddress();
    return remote == null ? "" : Network.of(remote.hostAddress());
  }

  @Override
  public boolean hasFailed() {
    return Boolean.TRUE.equals(failed().get());
  }

  @Override
  public void fail() {
    failed().set(true);
  }

  private Attribute<Boolean> failed() {
    return ((ConnectionBase) request.connection()).channel().attr(FAILED);
  }
}
