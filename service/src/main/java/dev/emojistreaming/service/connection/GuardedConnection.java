package dev.emojistreaming.service.connection;

import dev.emojistreaming.contract.Problem;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPipeline;
import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One connection, at the network's end of its pipeline: bytes in, bytes out.
 *
 * <p>It passes on what a client sends only while the client reads its answers, while no earlier
 * request waits for its answer, and while there is memory for bodies. Until then the bytes of one
 * read stay here, and no more are read: at most 64 KB, Netty's largest read buffer. Bytes are
 * passed on in small parts between requests, so that few pipelined requests are decoded before the
 * first is answered.
 *
 * <p>All methods run on the connection's event loop, unless they say otherwise.
 */
final class GuardedConnection extends ChannelDuplexHandler {

  /** Bytes passed on at once outside bodies: a typical request as a whole, few small ones. */
  private static final int MAX_HEAD_PART = 1024;

  /** Bytes of a body passed on at once. */
  private static final int MAX_BODY_PART = 16 * 1024;

  private final Connections connections;
  private final InetAddress client;
  private final RequestTracker requests;
  private final Deque<ByteBuf> waiting = new ArrayDeque<>();
  private final AtomicBoolean ended = new AtomicBoolean();
  private @Nullable ChannelHandlerContext context;
  private @Nullable AddressUse address;
  private boolean tracked;
  private boolean readWanted;
  private boolean closing;
  private volatile long lastActive = System.nanoTime();
  private volatile long unread;

  GuardedConnection(Connections connections, InetAddress client) {
    this.connections = connections;
    this.client = client;
    this.requests = new RequestTracker(this, new BodyReservation(this, connections));
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    this.context = context;
    address = connections.add(this, client, context.channel().eventLoop());
    trackRequests();
    context.fireChannelActive();
  }

  /**
   * With TLS, the HTTP handlers are in the pipeline only after the handshake; where HTTP/2 is on,
   * only after the first request.
   */
  private void trackRequests() {
    ChannelPipeline pipeline = context().pipeline();
    if (pipeline.get("httpDecoder") != null && pipeline.get("handler") != null) {
      pipeline.addBefore("handler", "requests", requests);
      tracked = true;
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    if (address != null) {
      connections.remove(this, address, context.channel().eventLoop());
      unreadIs(0);
      requests.closed();
    }
    waiting.forEach(ByteBuf::release);
    waiting.clear();
    context.fireChannelInactive();
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    lastActive = System.nanoTime();
    if (waiting.isEmpty()) {
      passOn((ByteBuf) message);
    } else {
      waiting.add((ByteBuf) message);
    }
  }

  private void passOn(ByteBuf bytes) {
    while (mayPassOn()) {
      int part = requests.isInBody() ? MAX_BODY_PART : MAX_HEAD_PART;
      if (bytes.readableBytes() <= part) {
        context().fireChannelRead(bytes);
        partPassedOn();
        return;
      }
      context().fireChannelRead(bytes.readRetainedSlice(part));
      partPassedOn();
    }
    waiting.addFirst(bytes);
  }

  private void partPassedOn() {
    if (tracked) {
      requests.partPassedOn();
    } else {
      trackRequests();
    }
  }

  private boolean mayPassOn() {
    return context().channel().isWritable() && requests.mayReceive();
  }

  @Override
  public void read(ChannelHandlerContext context) {
    if (waiting.isEmpty()) {
      context.read();
    } else {
      readWanted = true;
    }
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    continueSoon();
    context.fireChannelWritabilityChanged();
  }

  /** Passes on what waits, if that is possible again. */
  void continueSoon() {
    if (!waiting.isEmpty()) {
      context().channel().eventLoop().execute(this::passOnWaiting);
    }
  }

  private void passOnWaiting() {
    if (waiting.isEmpty() || !mayPassOn()) {
      return;
    }
    while (!waiting.isEmpty() && mayPassOn()) {
      passOn(waiting.remove());
    }
    context().fireChannelReadComplete();
    if (waiting.isEmpty() && readWanted) {
      readWanted = false;
      if (context().channel().config().isAutoRead()) {
        ChannelHandlerContext unused = context().read();
      }
    }
  }

  @Override
  public void flush(ChannelHandlerContext context) {
    context.flush();
    lastActive = System.nanoTime();
    countUnread();
  }

  private void countUnread() {
    ChannelOutboundBuffer written = context().channel().unsafe().outboundBuffer();
    unreadIs(written == null ? 0 : written.totalPendingWriteBytes());
  }

  private void unreadIs(long bytes) {
    long change = bytes - unread;
    if (change != 0) {
      unread = bytes;
      connections.unreadChanged(use(), change);
    }
  }

  /** Checks the deadlines, and counts what the client has read meanwhile. */
  void sweep(long now) {
    if (closing) {
      // The answer of the eviction waits for a client that does not read.
      ChannelFuture unused = context().close();
      return;
    }
    if (unread != 0) {
      countUnread();
    }
    Eviction timeout =
        requests.timeout(now, mayPassOn() && context().channel().config().isAutoRead());
    if (timeout != null) {
      connections.evict(this, timeout);
    }
  }

  /** Whether it is not being closed; callable on any thread. */
  boolean isOpen() {
    ChannelHandlerContext current = context;
    return !ended.get() && current != null && current.channel().isActive();
  }

  /** When bytes last went in or out; callable on any thread. */
  long lastActive() {
    return lastActive;
  }

  /** Bytes that the client has not read yet; callable on any thread. */
  long unreadBytes() {
    return unread;
  }

  /** Whether a body may be evicted for lack of memory; callable on any thread. */
  boolean isBodyEvictable(long now) {
    return isOpen() && requests.bodyCounts(now);
  }

  /** Bytes per nanosecond of the body that arrives; callable on any thread. */
  double bodyRate(long now) {
    return requests.bodyRate(now);
  }

  /**
   * Closes the connection, with an answer if a request waits for one. Callable on any thread.
   *
   * @return false if it is being closed already
   */
  boolean evict(Eviction reason) {
    ChannelHandlerContext current = context;
    if (current == null || !end()) {
      return false;
    }
    current.channel().eventLoop().execute(() -> close(current, reason));
    return true;
  }

  /** Takes it out of the open ones; true once. Callable on any thread. */
  boolean end() {
    return ended.compareAndSet(false, true);
  }

  private void close(ChannelHandlerContext current, Eviction reason) {
    closing = true;
    Channel channel = current.channel();
    Problem problem = requests.isUnanswered() ? reason.problem() : null;
    if (problem == null) {
      ChannelFuture unused = channel.close();
    } else {
      current.writeAndFlush(RawAnswer.of(problem)).addListener(ChannelFutureListener.CLOSE);
    }
  }

  private ChannelHandlerContext context() {
    return Objects.requireNonNull(context);
  }

  /** The use of the client's address. */
  AddressUse use() {
    return Objects.requireNonNull(address);
  }
}
