package dev.emojistreaming.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/**
 * A TCP proxy on loopback whose connections can fall silent: they stay open and carry nothing in
 * either direction, as when a router forgets them, while later ones work.
 */
final class SilentProxy implements AutoCloseable {

  private final ServerSocket listener;
  private final int targetPort;
  private final List<Socket> sockets = new ArrayList<>(); // guarded by this
  private volatile int silenced;
  private int accepted;

  private SilentProxy(ServerSocket listener, int targetPort) {
    this.listener = listener;
    this.targetPort = targetPort;
  }

  static SilentProxy to(int targetPort) throws IOException {
    SilentProxy proxy =
        new SilentProxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), targetPort);
    proxy.run(proxy::accept);
    return proxy;
  }

  int port() {
    return listener.getLocalPort();
  }

  /** Makes the connections that are open now silent. */
  synchronized void silence() {
    silenced = accepted;
  }

  private void accept() throws IOException {
    while (true) {
      Socket client = listener.accept();
      Socket target = new Socket(InetAddress.getLoopbackAddress(), targetPort);
      int number = remember(client, target);
      run(() -> pump(number, client, target));
      run(() -> pump(number, target, client));
    }
  }

  private synchronized int remember(Socket client, Socket target) {
    sockets.add(client);
    sockets.add(target);
    return accepted++;
  }

  private void pump(int number, Socket from, Socket to) throws IOException {
    InputStream in = from.getInputStream();
    OutputStream out = to.getOutputStream();
    byte[] bytes = new byte[65_536];
    int length;
    while ((length = in.read(bytes)) >= 0) {
      if (number >= silenced) {
        out.write(bytes, 0, length);
      }
    }
    if (number >= silenced) {
      from.close();
      to.close();
    }
  }

  private interface Task {
    void run() throws IOException;
  }

  private void run(Task task) {
    Thread thread =
        new Thread(
            () -> {
              try {
                task.run();
              } catch (IOException e) {
                // The connection or the proxy was closed.
              }
            },
            "silent-proxy");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public synchronized void close() {
    try {
      listener.close();
      for (Socket socket : sockets) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
