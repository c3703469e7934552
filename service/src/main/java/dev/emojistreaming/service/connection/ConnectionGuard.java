package dev.emojistreaming.service.connection;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.net.InetSocketAddress;

/**
 * Sees each connection that a server accepts, before the server's own handlers do, and puts a
 * {@link GuardedConnection} in front of them. Netty calls it on the server's acceptor thread.
 */
@ChannelHandler.Sharable
final class ConnectionGuard extends ChannelInboundHandlerAdapter {

  private final Connections connections;

  ConnectionGuard(Connections connections) {
    this.connections = connections;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    Channel accepted = (Channel) message;
    InetSocketAddress client = (InetSocketAddress) accepted.remoteAddress();
    if (client != null) {
      accepted.pipeline().addLast(new GuardedConnection(connections, client.getAddress()));
    }
    context.fireChannelRead(accepted);
  }
}
