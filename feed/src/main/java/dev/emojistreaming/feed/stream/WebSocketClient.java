package dev.emojistreaming.feed.stream;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import java.time.Instant;

/** A client connected by WebSocket. */
record WebSocketClient(HttpServerRequest request, ServerWebSocket socket, Instant expires)
    implements StreamClient {

  private static final short POLICY_VIOLATION = 1008;
  private static final short TRY_AGAIN_LATER = 1013;

  /** A code for applications (RFC 6455, 7.4.2). */
  private static final short EXPIRED = 4001;

  private static final long GRACE_MS = 2_000;

  /** Closes the connection of a client that sends more than a stream's client has to send. */
  void limitMessages() {
    ClientMessages messages = new ClientMessages(System.nanoTime());
    socket.frameHandler(
        frame -> {
          if (!messages.accept(frame, System.nanoTime())) {
            ClientConnection.stopReading(request);
            close(POLICY_VIOLATION, "the stream takes no messages");
          }
        });
  }

  @Override
  public void send(StreamEvent event) {
    socket.writeTextMessage(event.text());
  }

  /** With a ping, for clients that measure the connection by it. */
  @Override
  public void sendHeartbeat(StreamEvent event) {
    socket.writePing(Buffer.buffer());
    send(event);
  }

  @Override
  public void limitWriteQueue(int bytes) {
    socket.setWriteQueueMaxSize(bytes);
  }

  @Override
  public boolean isBehind() {
    return socket.writeQueueFull() && ClientConnection.isOpen(request);
  }

  @Override
  public boolean isClosed() {
    return socket.isClosed();
  }

  @Override
  public void disconnect(String reason) {
    close(TRY_AGAIN_LATER, reason);
  }

  @Override
  public void expire() {
    close(EXPIRED, "the token has expired");
  }

  /** The close frame is behind the queue, for which a client that reads has a short time. */
  private void close(short code, String reason) {
    if (socket.isClosed()) {
      return;
    }
    var unusedClose = socket.close(code, reason);
    long unused =
        Vertx.currentContext().owner().setTimer(GRACE_MS, timer -> ClientConnection.close(request));
  }

  @Override
  public void onClose(Runnable handler) {
    socket.closeHandler(closed -> handler.run());
  }
}
