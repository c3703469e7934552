package dev.emojistreaming.service.auth.http;

import dev.emojistreaming.service.auth.CredentialSource;
import dev.emojistreaming.service.connection.Network;
import io.netty.util.Attribute;
import io.netty.util.AttributeKey;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.net.impl.ConnectionBase;

/** The origin of a request's credential. */
final class CredentialSources {

  private static final AttributeKey<Boolean> FAILED =
      AttributeKey.valueOf(CredentialSources.class, "failed");

  private CredentialSources() {}

  static CredentialSource of(HttpServerRequest request) {
    SocketAddress remote = request.remoteAddress();
    Attribute<Boolean> failed = ((ConnectionBase) request.connection()).channel().attr(FAILED);
    return new CredentialSource(
        remote == null ? "" : Network.of(remote.hostAddress()), new ChannelConnection(failed));
  }

  private record ChannelConnection(Attribute<Boolean> failed)
      implements CredentialSource.Connection {
    @Override
    public boolean hasFailed() {
      return Boolean.TRUE.equals(failed.get());
    }

    @Override
    public void fail() {
      failed.set(true);
    }
  }
}
