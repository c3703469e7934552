package dev.emojistreaming.ingest.fault;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.InetAddress;

/**
 * One connection through a {@link TcpProxy}: the client's connection, the one to the target, and a
 * pipe for each direction. It connects to the target only when the proxy forwards. Runs on the
 * proxy's thread.
 */
final class ProxiedConnection {

  private final TcpProxy proxy;
  private final SocketChannel client;
  private final SocketChannel target = new NioSocketChannel();
  private final int targetPort;
  private final ProxyPipe upstream;
  private final ProxyPipe downstream;
  private boolean targetCalled;

  ProxiedConnection(TcpProxy proxy, SocketChannel client, int targetPort) {
    this.proxy = proxy;
    this.client = client;
    this.targetPort = targetPort;
    this.upstream = new ProxyPipe(proxy, this, client, target);
    this.downstream = new ProxyPipe(proxy, this, target, client);
    client.pipeline().addLast(upstream);
  }

  /** Applies the proxy's current mode. */
  void modeChanged() {
    switch (proxy.mode()) {
      case FORWARD -> {
        callTarget();
        pump();
      }
      case BLACK_HOLE -> pump();
      case RESET, REFUSE -> reset();
    }
  }

  private void callTarget() {
    if (targetCalled) {
      return;
    }
    targetCalled = true;
    new Bootstrap()
        .group(client.eventLoop())
        .channelFactory(() -> target)
        .option(ChannelOption.AUTO_READ, false)
        .option(ChannelOption.ALLOW_HALF_CLOSURE, true)
        .handler(downstream)
        .connect(InetAddress.getLoopbackAddress(), targetPort)
        .addListener(
            called -> {
              if (called.isSuccess() && client.isOpen()) {
                pump();
              } else {
                reset();
              }
            });
  }

  /** Moves bytes in both directions, as far as the mode allows. */
  void pump() {
    if (target.isActive()) {
      upstream.pump();
      downstream.pump();
    }
  }

  /** Called when one direction has passed its last byte. */
  void directionEnded() {
    if (upstream.isFinished() && downstream.isFinished()) {
      close(client);
      close(target);
    }
  }

  /** Resets both connections. */
  void reset() {
    reset(client);
    reset(target);
    upstream.discard();
    downstream.discard();
  }

  private static void reset(SocketChannel side) {
    if (!side.isRegistered()) {
      side.unsafe().closeForcibly(); // The target was never connected, or the connection has ended.
    } else if (side.isOpen()) {
      side.config().setSoLinger(0);
      close(side);
    }
  }

  private static void close(SocketChannel side) {
    var unused = side.close(); // The result of closing does not matter.
  }
}
