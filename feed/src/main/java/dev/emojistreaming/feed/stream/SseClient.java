package dev.emojistreaming.feed.stream;

import io.vertx.core.http.HttpServerResponse;

/** A client connected by Server-Sent Events. */
record SseClient(HttpServerResponse response) implements StreamClient {

  // Not a Buffer: a native image cannot contain one in a constant.
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
  public void limitWriteQueue(int bytes) {
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
  public void disconnect(String reason) {
    response.reset();
  }

  @Override
  public void onClose(Runnable handler) {
    response.closeHandler(closed -> handler.run());
  }
}
