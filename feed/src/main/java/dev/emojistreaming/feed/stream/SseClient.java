package dev.emojistreaming.feed.stream;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/** A client connected by Server-Sent Events. */
record SseClient(HttpServerRequest request, HttpServerResponse response) implements StreamClient {

  @Override
  public void send(StreamEvent event) {
    response.write(event.sse());
  }

  @Override
  public void limitWriteQueue(int bytes) {
    response.setWriteQueueMaxSize(bytes);
  }

  @Override
  public boolean isBehind() {
    return response.writeQueueFull() && ClientConnection.isOpen(request);
  }

  @Override
  public boolean isClosed() {
    return response.closed();
  }

  @Override
  public void disconnect(String reason) {
    ClientConnection.close(request);
  }

  @Override
  public void onClose(Runnable handler) {
    response.closeHandler(closed -> handler.run());
  }
}
