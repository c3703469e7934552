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
 * One direction of a connection: holds the bytes that its source reads, and writes them to its sink
 * when they are due.
 *
 * <p>It holds about {@value #MAX_HELD} bytes at most and then stops reading, as in black-hole mode;
 * so a delay of d seconds limits the throughput to this number of bytes every d seconds. Bytes for
 * a slow sink are held in the same way.
 */
final class ProxyPipe extends ChannelInboundHandlerAdapter {

  private static final int MAX_HELD = 32 * 1024 * 1024;

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

  /** The source is writable again for the other direction. */
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

  /** Moves the bytes that are due, and schedules the next call for the others. */
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
    source.config().setAutoRead(!sourceEnded && heldBytes < MAX_HELD);
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

  /** The time until the first chunk is due. */
  private long remainingNanos() {
    return held.element().arrivedNanos() + proxy.oneWayNanos() - System.nanoTime();
  }

  /** Starts a timer for the first chunk; a sink that is not writable notifies later. */
  private void startTimer() {
    if (!timerRuns && sink.isWritable()) {
      timerRuns = true;
      source
          .eventLoop()
          .schedule(() -> timerRuns = false, remainingNanos(), TimeUnit.NANOSECONDS)
          .addListener(over -> connection.pump());
    }
  }

  /** Ends the sink's output after the last byte. */
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

  /** Releases the bytes that will not be forwarded. */
  void discard() {
    held.forEach(chunk -> chunk.bytes().release());
    held.clear();
    heldBytes = 0;
  }
}
