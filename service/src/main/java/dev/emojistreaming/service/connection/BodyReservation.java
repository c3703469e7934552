package dev.emojistreaming.service.connection;

import io.netty.util.concurrent.EventExecutor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * The memory that the bodies of one connection's requests hold, from their arrival to the answer.
 * When there is none, the connection waits until there is some again. Used on the connection's
 * event loop.
 */
final class BodyReservation {

  private static final long RETRY_MS = 20;

  private final GuardedConnection connection;
  private final Connections connections;
  private long held;
  private boolean waits;

  BodyReservation(GuardedConnection connection, Connections connections) {
    this.connection = connection;
    this.connections = connections;
  }

  /** Bytes have arrived that count. */
  void arrived(int bytes, EventExecutor loop) {
    held += bytes;
    connection.use().addBodyBytes(bytes);
    if (!connections.memory().addBody(bytes)) {
      waits = true;
      retryLater(loop);
    }
  }

  private void retryLater(EventExecutor loop) {
    connections.evictSlowestBodies();
    Future<?> unused = loop.schedule(() -> retry(loop), RETRY_MS, TimeUnit.MILLISECONDS);
  }

  private void retry(EventExecutor loop) {
    if (!waits || !connection.isOpen()) {
      return;
    }
    if (connections.memory().hasSpaceForBodies()) {
      waits = false;
      connection.continueSoon();
    } else {
      retryLater(loop);
    }
  }

  /** Whether the connection must not receive more of a body. */
  boolean isWaiting() {
    return waits;
  }

  /** The bytes are not in memory any more. */
  void release() {
    if (held > 0) {
      connection.use().addBodyBytes(-held);
      connections.memory().releaseBody(held);
      held = 0;
      waits = false;
      connection.continueSoon();
    }
  }
}
