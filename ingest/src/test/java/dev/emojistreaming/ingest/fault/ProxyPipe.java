package dev.emojistreaming.ingest.fault;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.SocketChannel;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

/**
 * One direction of a connection: takes what its source reads and gives it to its sink when its time
 * has come.
 *
 * <p>It holds at most about {@value #MOST_HELD} bytes and then stops reading, as it does in the
 * dark; so a delay of d seconds bounds the throughput to that much every d seconds. What the sink
 * takes too slowly is held in the same way.
 */
final class ProxyPipe extends ChannelInboundHandlerAdapter {

  private static final int MOST_HELD = 32 * 1024 * 1024;

  private final TcpProxy proxy;
  private final ProxiedConnection connection;
  private final SocketChannel source;
  private final SocketChannel sink;
  private final Queue<Chunk> held = new ArrayDeque<>();
  private int heldBytes;
  private boolean timerRuns;
  private boolean sourceEnded;
  private boolean sinkTold;
  private boolean finished;

  private record Chunk(ByteBuf bytes, long arrivedNanos) {}

  ProxyPipe(
      TcpProxy proxy, ProxiedConnection connection, SocketChannel source, SocketChannel sink) {
    this.proxy = proxy;
    this.connection = connection;
    this.source = source;
    this.sink = sink;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    ByteBuf bytes = (ByteBuf) message;
    held.add(new Chunk(bytes, System.nanoTime()));
    heldBytes += bytes.readableBytes();
    connection.pump();
  }

  /** The source takes bytes again: those of the other direction. */
  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    connection.pump();
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event instanceof ChannelInputShutdownEvent) {
      sourceEnded = true;
      connection.pump();
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    connection.reset();
  }

  /** Moves what may be moved now, and sees to it that it is called again for the rest. */
  void pump() {
    if (proxy.mode() != ProxyMode.FORWARD || sinkTold) {
      source.config().setAutoRead(false);
      return;
    }
    writeWhatIsDue();
    if (!held.isEmpty()) {
      startTimer();
    } else if (sourceEnded) {
      finish();
    }
    source.config().setAutoRead(!sourceEnded && heldBytes < MOST_HELD);
  }

  private void writeWhatIsDue() {
    while (!held.isEmpty() && sink.isWritable() && remainingNanos() <= 0) {
      Chunk chunk = held.remove();
      heldBytes -= chunk.bytes().readableBytes();
      sink.write(chunk.bytes())
          .addListener(
              written -> {
                if (!written.isSuccess()) {
                  connection.reset();
                }
              });
    }
    sink.flush();
  }

  /** How long the first chunk still has to wait. */
  private long remainingNanos() {
    return held.element().arrivedNanos() + proxy.oneWayNanos() - System.nanoTime();
  }

  /** For the first chunk; a sink that takes no bytes says itself when it does again. */
  private void startTimer() {
    if (!timerRuns && sink.isWritable()) {
      timerRuns = true;
      source
          .eventLoop()
          .schedule(() -> timerRuns = false, remainingNanos(), TimeUnit.NANOSECONDS)
          .addListener(over -> connection.pump());
    }
  }

  /** Tells the sink of the end, after the last byte. */
  private void finish() {
    sinkTold = true;
    sink.writeAndFlush(Unpooled.EMPTY_BUFFER)
        .addListener(written -> sink.shutdownOutput().addListener(told -> finished()));
  }

  private void finished() {
    finished = true;
    connection.directionEnded();
  }

  /** Whether the last byte has passed. */
  boolean isFinished() {
    return finished;
  }

  /** Frees what will never be forwarded. */
  void discard() {
    held.forEach(chunk -> chunk.bytes().release());
    held.clear();
    heldBytes = 0;
  }
}
