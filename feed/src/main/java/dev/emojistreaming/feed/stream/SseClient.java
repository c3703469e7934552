package dev.emojistreaming.feed.stream;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;

/** A client connected by Server-Sent Events. */
record SseClient(HttpServerRequest request, HttpServerResponse response, Instant expires)
    implements StreamClient {

  private static final String EXPIRED = "event: expired\ndata: {}\n\n";

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
    return response.closed() || response.ended();
  }

  @Override
  public void disconnect(String reason) {
    ClientConnection.close(request);
  }

  @Override
  public void expire() {
    response.end(EXPIRED);
  }

  @Override
  public void onClose(Runnable handler) {
    // Vert.x calls the first one if the connection ends, the second one before the response does.
    AtomicBoolean ended = new AtomicBoolean();
    Handler<Void> once =
        end -> {
          if (!ended.getAndSet(true)) {
            handler.run();
          }
        };
    response.closeHandler(once);
    response.endHandler(once);
  }
}
