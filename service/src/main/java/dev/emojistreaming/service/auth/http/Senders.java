package dev.emojistreaming.service.auth.http;

import dev.emojistreaming.service.auth.Sender;
import dev.emojistreaming.service.connection.Network;
import io.netty.util.Attribute;
import io.netty.util.AttributeKey;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.net.impl.ConnectionBase;

/** The sender of a request's credential. */
final class Senders {

  private static final AttributeKey<Boolean> FAILED = AttributeKey.valueOf(Senders.class, "failed");

  private Senders() {}

  static Sender of(HttpServerRequest request) {
    SocketAddress remote = request.remoteAddress();
    Attribute<Boolean> failed = ((ConnectionBase) request.connection()).channel().attr(FAILED);
    return new Sender(
        remote == null ? "" : Network.of(remote.hostAddress()), new ChannelConnection(failed));
  }

  private record ChannelConnection(Attribute<Boolean> failed) implements Sender.Connection {
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
