package dev.emojistreaming.testkit.hostile;

import static dev.emojistreaming.testkit.hostile.HostileClient.head;

/** The bytes that a client of a WebSocket sends (RFC 6455), as characters. */
public final class RawWebSocket {

  /** Type of a text frame that is the whole message. */
  public static final int TEXT = 0x81;

  /** Type of a ping. */
  public static final int PING = 0x89;

  private RawWebSocket() {}

  /** The request that opens it. */
  public static String opening(String path) {
    return head(
        "GET",
        path,
        "Upgrade: websocket",
        "Connection: Upgrade",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==");
  }

  /**
   * Masked frames; the mask and the payload are zeros.
   *
   * @param length of the payload, at most 125 bytes
   */
  public static String frames(int type, int length, int number) {
    String frame = (char) type + "" + (char) (0x80 | length) + "\0".repeat(4 + length);
    return frame.repeat(number);
  }
}
