package dev.emojistreaming.standalone;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.stream.IntStream;

/** Checks the ports that the user chose. */
final class Ports {

  private Ports() {}

  /**
   * Does nothing when the port is free.
   *
   * @throws StartException naming the option of the port
   */
  static void requireFree(int port, String option) {
    if (port < 1 || port > 65535) {
      throw new StartException(option + " must be a whole number from 1 to 65535, but is " + port);
    }
    try {
      new ServerSocket(port).close();
    } catch (IOException e) {
      throw new StartException("port " + port + " is in use; choose another with " + option);
    }
  }

  static void requireDifferent(int... ports) {
    if (IntStream.of(ports).distinct().count() < ports.length) {
      throw new StartException(
          "--http-port, --management-port, --feed-port, --feed-management-port, --job-metrics-port"
              + " and --kafka-port must be different ports");
    }
  }
}
