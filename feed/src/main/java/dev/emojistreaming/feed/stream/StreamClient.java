package dev.emojistreaming.feed.stream;

import java.time.Instant;

/** A client of a stream. Used only on its event loop. */
sealed interface StreamClient permits SseClient, WebSocketClient {

  void send(StreamEvent event);

  /** When the client's right to the stream ends. */
  Instant expires();

  /** Ends the stream because that time has passed; the client may come with a new credential. */
  void expire();

  /** Sends a heartbeat, so that the connection is never silent. */
  default void sendHeartbeat(StreamEvent event) {
    send(event);
  }

  /** Sets the maximum number of bytes in the write queue. */
  void limitWriteQueue(int bytes);

  /** Whether the write queue of the open connection is over its maximum. */
  boolean isBehind();

  /** Whether Vert.x knows that the connection is closed, which may be a moment later. */
  boolean isClosed();

  /**
   * Ends the stream, even if the client does not read what is in its write queue. The client may
   * come again.
   *
   * @param reason at most 123 bytes
   */
  void disconnect(String reason);

  /** Sets the handler that is called once, when the connection has ended. */
  void onClose(Runnable handler);
}
