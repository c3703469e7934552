package dev.emojistreaming.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Finds free ports on loopback. Thread-safe.
 *
 * <p>They lie below the range that the system uses for outgoing connections. A port of that range
 * can be taken before its server listens, or while the server restarts: a client may get it as its
 * local port, and on loopback a client that reconnects may even connect to itself.
 */
public final class FreePort {

  private static final int MIN_PORT = 10_000;
  private static final int COUNT = 22_000;

  private static final AtomicInteger NEXT =
      new AtomicInteger(ThreadLocalRandom.current().nextInt(COUNT));

  private FreePort() {}

  /** Like {@link #find()}, but never the given port, which may not be bound yet. */
  public static int otherThan(int taken) {
    int port = find();
    return port == taken ? find() : port;
  }

  /**
   * A port on loopback that was free at the time of the call; it does not repeat within {@value
   * #COUNT} calls.
   *
   * @throws IllegalStateException if no port is free
   */
  public static int find() {
    for (int attempt = 0; attempt < COUNT; attempt++) {
      int port = MIN_PORT + Math.floorMod(NEXT.getAndIncrement(), COUNT);
      if (isFree(port)) {
        return port;
      }
    }
    throw new IllegalStateException(
        "no port from " + MIN_PORT + " to " + (MIN_PORT + COUNT - 1) + " is free on loopback");
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (BindException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException("loopback has no free port", e);
    }
  }
}
