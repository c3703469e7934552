package dev.emojistreaming.feed.stream;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;

/** A client connected by WebSocket. */
record WebSocketClient(ServerWebSocket socket) implements StreamClient {

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
  public void limitWriteQueue(int bytes) {
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
  public void disconnect(String reason) {
    socket.close(TRY_AGAIN_LATER, reason);
  }

  @Override
  public void onClose(Runnable handler) {
    socket.closeHandler(closed -> handler.run());
  }
}
