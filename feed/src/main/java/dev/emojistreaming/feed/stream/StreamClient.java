package dev.emojistreaming.feed.stream;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.ServerWebSocket;

/** A client that stays connected. For its own event loop only. */
sealed interface StreamClient {

  void send(StreamEvent event);

  /** Sends what keeps the connection from being silent. */
  void sendHeartbeat();

  /** Bounds the bytes that wait for the client. */
  void bound(int bytes);

  /** Whether more waits for it than the bound. */
  boolean isBehind();

  boolean isClosed();

  void disconnect();

  /** The handler is called once, when the connection has ended. */
  void onClose(Runnable handler);

  /** By Server-Sent Events. */
  record OverSse(HttpServerResponse response) implements StreamClient {

    // No buffer: a native executable is built with its constants, and cannot take that one along.
    private static final String COMMENT = ":\n\n";

    @Override
    public void send(StreamEvent event) {
      response.write(event.sse());
    }

    @Override
    public void sendHeartbeat() {
      response.write(COMMENT);
    }

    @Override
    public void bound(int bytes) {
      response.setWriteQueueMaxSize(bytes);
    }

    @Override
    public boolean isBehind() {
      return response.writeQueueFull();
    }

    @Override
    public boolean isClosed() {
      return response.closed();
    }

    @Override
    public void disconnect() {
      response.reset();
    }

    @Override
    public void onClose(Runnable handler) {
      response.closeHandler(closed -> handler.run());
    }
  }

  /** By WebSocket. */
  record OverWebSocket(ServerWebSocket socket) implements StreamClient {

    private static final short TRY_AGAIN_LATER = 1013;

    @Override
    public void send(StreamEvent event) {
      socket.writeTextMessage(event.text());
    }

    @Override
    public void sendHeartbeat() {
      socket.writePing(Buffer.buffer());
    }

    @Override
    public void bound(int bytes) {
      socket.setWriteQueueMaxSize(bytes);
    }

    @Override
    public boolean isBehind() {
      return socket.writeQueueFull();
    }

    @Override
    public boolean isClosed() {
      return socket.isClosed();
    }

    @Override
    public void disconnect() {
      socket.close(TRY_AGAIN_LATER, "does not keep up");
    }

    @Override
    public void onClose(Runnable handler) {
      socket.closeHandler(closed -> handler.run());
    }
  }
}
