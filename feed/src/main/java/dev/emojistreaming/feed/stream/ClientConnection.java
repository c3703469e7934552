package dev.emojistreaming.feed.stream;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * Operations on a client's connection that Vert.x does not have. They must be called on the
 * connection's event loop.
 */
final class ClientConnection {

  private ClientConnection() {}

  /**
   * Closes it at once. Vert.x's own methods, and its handler in the pipeline, first write what is
   * in the queue, which never ends if the client does not read.
   */
  static void close(HttpServerRequest request) {
    ChannelPipeline pipeline = channel(request).pipeline();
    ChannelHandlerContext beforeAllHandlers = pipeline.firstContext();
    if (beforeAllHandlers != null) {
      ChannelFuture unused = beforeAllHandlers.close();
    }
  }

  /**
   * Whether it is open. Vert.x notices a moment later that it is closed, and in between its write
   * queue seems to be full.
   */
  static boolean isOpen(HttpServerRequest request) {
    return channel(request).isActive();
  }

  /**
   * Reads no further byte. Vert.x answers every ping, even while a WebSocket is paused or closing.
   */
  static void stopReading(HttpServerRequest request) {
    channel(request).config().setAutoRead(false);
  }

  private static Channel channel(HttpServerRequest request) {
    return ((ConnectionBase) request.connection()).channel();
  }
}
