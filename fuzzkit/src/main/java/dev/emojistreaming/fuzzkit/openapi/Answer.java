package dev.emojistreaming.fuzzkit.openapi;

import java.util.Map;

/** An answer of the service. */
final class Answer {

  private final int status;
  private final Map<String, String> headers;
  private final byte[] body;

  /**
   * An answer.
   *
   * @param headers by name in lower case; the last one of a name
   * @param body what was read of it: all, except of an event stream
   */
  Answer(int status, Map<String, String> headers, byte[] body) {
    this.status = status;
    this.headers = headers;
    this.body = body;
  }

  int status() {
    return status;
  }

  byte[] body() {
    return body;
  }

  /** Without parameters and in lower case; empty without the header. */
  String mediaType() {
    return headers.getOrDefault("content-type", "").replaceFirst(";.*", "").strip();
  }

  /** Whether the connection takes no further request. */
  boolean isLast() {
    return status == 101
        || mediaType().equals("text/event-stream")
        || headers.getOrDefault("connection", "").equalsIgnoreCase("close");
  }
}
