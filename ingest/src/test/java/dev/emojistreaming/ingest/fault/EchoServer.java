package dev.emojistreaming.ingest.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sends received bytes back until the client ends its direction. It has one thread per connection.
 */
final class EchoServer implements AutoCloseable {

  private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final Set<Socket> clients = ConcurrentHashMap.newKeySet();

  EchoServer() throws IOException {
    daemon(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  int connections() {
    return clients.size();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        clients.add(client);
        daemon(() -> echo(client));
      } catch (IOException e) {
        // The server was closed, or the client has disconnected.
      }
    }
  }

  private void echo(Socket client) {
    try (client) {
      client.setTcpNoDelay(true);
      client.getInputStream().transferTo(client.getOutputStream());
    } catch (IOException e) {
      // The connection was reset.
    } finally {
      clients.remove(client);
    }
  }

  private static void daemon(Runnable task) {
    Thread thread = new Thread(task, "echo");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    try {
      listener.close();
      for (Socket client : clients) {
        client.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
