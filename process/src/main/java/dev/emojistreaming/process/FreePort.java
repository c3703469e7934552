package dev.emojistreaming.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Finds free ports on loopback. */
public final class FreePort {

  private FreePort() {}

  /** Like {@link #find()}, but never the given port, which may not be bound yet. */
  public static int otherThan(int taken) {
    int port = find();
    while (port == taken) {
      port = find();
    }
    return port;
  }

  /** A port on loopback that was free at the time of the call. */
  public static int find() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException("no free port on loopback", e);
    }
  }
}
