package dev.emojistreaming.feed.stream;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * Closes the connection of a client at once. Vert.x's own methods, and its handler in the pipeline,
 * first write what is in the queue, which never ends if the client does not read.
 */
final class Disconnection {

  private Disconnection() {}

  /** Must be called on the connection's event loop. */
  static void close(HttpServerRequest request) {
    ChannelPipeline pipeline = ((ConnectionBase) request.connection()).channel().pipeline();
    ChannelHandlerContext beforeAllHandlers = pipeline.firstContext();
    if (beforeAllHandlers != null) {
      ChannelFuture unused = beforeAllHandlers.close();
    }
  }
}
