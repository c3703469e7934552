package dev.emojistreaming.testkit.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports for servers that restart on the same port.
 *
 * <p>They lie below the range that the system uses for outgoing connections. A port of that range
 * can be taken while its server is down: a client that reconnects may get it as its local port, and
 * on loopback such a client even connects to itself.
 */
public final class StablePort {

  private static final int COUNT = 6_000;

  /** Each of the two JVMs that a build runs tests in has its own ports. */
  private static final int MIN_PORT =
      20_000 + COUNT * ((Integer.getInteger("surefire.forkNumber", 1) - 1) % 2);

  private static final AtomicInteger NEXT =
      new AtomicInteger(ThreadLocalRandom.current().nextInt(COUNT));

  private StablePort() {}

  /** A free port; it does not repeat within {@value #COUNT} calls. */
  public static int find() {
    for (int attempt = 0; attempt < COUNT; attempt++) {
      int port = MIN_PORT + Math.floorMod(NEXT.getAndIncrement(), COUNT);
      if (isFree(port)) {
        return port;
      }
    }
    throw new IllegalStateException("no free port on loopback");
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (BindException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
