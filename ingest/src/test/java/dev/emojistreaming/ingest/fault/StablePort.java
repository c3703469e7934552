package dev.emojistreaming.ingest.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports for servers that go away and come back on the same one.
 *
 * <p>They lie below those that the system gives to outgoing connections. From that range a port can
 * be taken while its server is away: clients that connect again and again may be given it as their
 * own, and on loopback such a client even reaches itself.
 */
public final class StablePort {

  private static final int LOWEST = 20_000;
  private static final int COUNT = 12_000;

  private static final AtomicInteger NEXT =
      new AtomicInteger(ThreadLocalRandom.current().nextInt(COUNT));

  private StablePort() {}

  /** A port that nobody listens on; never the same twice within {@value #COUNT} calls. */
  public static int find() {
    for (int attempt = 0; attempt < COUNT; attempt++) {
      int port = LOWEST + Math.floorMod(NEXT.getAndIncrement(), COUNT);
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
