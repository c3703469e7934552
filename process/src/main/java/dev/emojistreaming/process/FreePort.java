package dev.emojistreaming.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Finds free ports on loopback. Thread-safe. */
public final class FreePort {

  /** The operating system may give a port again that is not bound yet. */
  private static final Set<Integer> FOUND = ConcurrentHashMap.newKeySet();

  private FreePort() {}

  /** Like {@link #find()}, but never the given port, which may not be bound yet. */
  public static int otherThan(int taken) {
    int port = find();
    while (port == taken) {
      port = find();
    }
    return port;
  }

  /** A port on loopback that was free at the time of the call; a different one in each call. */
  public static int find() {
    int port = free();
    while (!FOUND.add(port)) {
      port = free();
    }
    return port;
  }

  private static int free() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException("no free port on loopback", e);
    }
  }
}
