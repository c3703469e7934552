package dev.emojistreaming.ingest.fault;

import static org.awaitility.Awaitility.await;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A network that can fail: forwards TCP connections from one loopback port to another, until
 * another mode is set.
 *
 * <p>Its methods may be called from any thread, and have taken effect when they return. All
 * connections run on one thread of the proxy. The end of one direction is passed on, so that
 * half-closed connections work, and a reset on one side becomes a reset on the other. It uses
 * Netty, because Vert.x's sockets support neither.
 */
public final class TcpProxy implements AutoCloseable {

  private static final int BACKLOG = 1024;
  private static final Duration PAUSE = Duration.ofMillis(1);

  private final int port;
  private final int targetPort;
  private final NioEventLoopGroup threads =
      new NioEventLoopGroup(1, new DefaultThreadFactory("proxy", true));
  private final EventLoop loop = threads.next();
  private final Set<ProxiedConnection> connections = new HashSet<>(); // the loop's
  private @Nullable Channel listener; // guarded by this

  private volatile ProxyMode mode = ProxyMode.FORWARD;
  private volatile long oneWayNanos;

  /**
   * Listens and forwards.
   *
   * @param port the proxy's port on loopback
   * @param targetPort the target's port on loopback; the target need not be running yet
   */
  public TcpProxy(int port, int targetPort) {
    this.port = port;
    this.targetPort = targetPort;
    forward();
  }

  /** The port for clients. */
  public int port() {
    return port;
  }

  /** Forwards every byte immediately, including bytes that were held. */
  public void forward() {
    change(ProxyMode.FORWARD, Duration.ZERO);
  }

  /**
   * Forwards every byte later, in order; many may be in flight at once.
   *
   * @param roundTrip added to the time of a request and its answer
   */
  public void delay(Duration roundTrip) {
    change(ProxyMode.FORWARD, roundTrip);
  }

  /** Accepts and keeps connections, but moves no byte and closes none, like a cut cable. */
  public void blackHole() {
    change(ProxyMode.BLACK_HOLE, Duration.ZERO);
  }

  /** Resets existing connections, and each new one immediately. */
  public void reset() {
    change(ProxyMode.RESET, Duration.ZERO);
  }

  /** Resets existing connections and stops listening, until another mode is set. */
  public void refuse() {
    change(ProxyMode.REFUSE, Duration.ZERO);
  }

  private synchronized void change(ProxyMode next, Duration roundTrip) {
    if (next == ProxyMode.REFUSE && listener != null) {
      listener.close().syncUninterruptibly();
      listener = null;
      await().pollInterval(PAUSE).until(this::nobodyListens);
    }
    loop.submit(() -> enter(next, roundTrip)).syncUninterruptibly();
    if (next != ProxyMode.REFUSE && listener == null) {
      listener = listen();
    }
  }

  /** NIO closes the socket slightly later than the channel. */
  private boolean nobodyListens() throws IOException {
    try (Socket unwanted = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return !unwanted.isConnected();
    } catch (ConnectException e) {
      return true;
    }
  }

  private Channel listen() {
    return new ServerBootstrap()
        .group(threads)
        .channel(NioServerSocketChannel.class)
        .option(ChannelOption.SO_REUSEADDR, true)
        .option(ChannelOption.SO_BACKLOG, BACKLOG)
        .childOption(ChannelOption.AUTO_READ, false)
        .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
        .childHandler(
            new ChannelInitializer<SocketChannel>() {
              @Override
              protected void initChannel(SocketChannel client) {
                accept(client);
              }
            })
        .bind(InetAddress.getLoopbackAddress(), port)
        .syncUninterruptibly()
        .channel();
  }

  private void accept(SocketChannel client) {
    ProxiedConnection connection = new ProxiedConnection(this, client, targetPort);
    connections.add(connection);
    client.closeFuture().addListener(closed -> connections.remove(connection));
    client.eventLoop().execute(connection::modeChanged); // when it is registered
  }

  private void enter(ProxyMode next, Duration roundTrip) {
    mode = next;
    oneWayNanos = roundTrip.toNanos() / 2;
    List.copyOf(connections).forEach(ProxiedConnection::modeChanged);
  }

  ProxyMode mode() {
    return mode;
  }

  /** The delay of each byte, in nanoseconds. */
  long oneWayNanos() {
    return oneWayNanos;
  }

  /** Resets all connections and stops listening. */
  @Override
  public void close() {
    refuse();
    threads.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
  }
}
