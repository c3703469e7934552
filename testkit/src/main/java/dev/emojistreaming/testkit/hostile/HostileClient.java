package dev.emojistreaming.testkit.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

/** Raw connections from one address of loopback. */
public final class HostileClient implements AutoCloseable {

  private static final int TIMEOUT_MS = 20_000;

  private final byte host;
  private final int port;
  private final List<Socket> sockets = new ArrayList<>();

  /**
   * @param host last number of its address 127.0.0.x
   */
  public HostileClient(int host, int port) {
    this.host = (byte) host;
    this.port = port;
  }

  /** Connects and sends this text. */
  public Socket send(String text) throws IOException {
    Socket socket = new Socket();
    sockets.add(socket);
    socket.setReceiveBufferSize(4_096);
    socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, host}), 0));
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MS);
    socket.setSoTimeout(TIMEOUT_MS);
    socket.getOutputStream().write(text.getBytes(ISO_8859_1));
    return socket;
  }

  /** The head of a request, with further lines. */
  public static String head(String method, String path, String... lines) {
    return "%s %s HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n%s\r\n"
        .formatted(method, path, lines.length == 0 ? "" : String.join("\r\n", lines) + "\r\n");
  }

  /** All that the server sends until it closes the connection. */
  public static String readToEnd(Socket socket) throws IOException {
    return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
  }

  /**
   * Reads the head of an answer, and nothing after it.
   *
   * @throws EOFException if the connection ends before
   */
  public static String readHead(Socket socket) throws IOException {
    StringBuilder head = new StringBuilder();
    InputStream in = socket.getInputStream();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException("closed after " + head);
      }
      head.append((char) next);
    }
    return head.toString();
  }

  /** Reads until this text has arrived so often. */
  public static void await(Socket socket, String text, int times) throws IOException {
    StringBuilder read = new StringBuilder();
    byte[] bytes = new byte[65_536];
    InputStream in = socket.getInputStream();
    while (read.toString().split(text, -1).length - 1 < times) {
      int count = in.read(bytes);
      if (count < 0) {
        throw new IOException("closed after " + read);
      }
      read.append(new String(bytes, 0, count, ISO_8859_1));
    }
  }

  /** Whether the server has closed the connection, without reading for longer than this. */
  public static boolean isClosedWithin(Socket socket, int millis) {
    try {
      socket.setSoTimeout(Math.max(1, millis));
      while (socket.getInputStream().read() >= 0) {
        // an answer
      }
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
