package dev.emojistreaming.fuzzkit.openapi;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A connection to a service on loopback that sends any bytes and reads answers of HTTP/1.1. */
final class Connection implements AutoCloseable {

  private static final int TIMEOUT_MS = 15_000;
  private static final int MAX_LINE = 65_536;

  private final Socket socket;
  private final InputStream in;

  Connection(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(TIMEOUT_MS);
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream());
  }

  /**
   * The answer to a request.
   *
   * @param endsHere whether nothing follows on the connection, so that the service need not wait
   * @return empty if the service closes the connection instead
   * @throws IOException if it does neither in time
   */
  Optional<Answer> send(Request request, boolean endsHere) throws IOException {
    try {
      socket.getOutputStream().write(request.bytes());
      if (endsHere) {
        socket.shutdownOutput();
      }
      return Optional.of(read(request.method.equals("HEAD")));
    } catch (EOFException e) {
      return Optional.empty();
    } catch (SocketException e) {
      return Optional.empty(); // reset: it closed the connection with bytes unread
    }
  }

  private Answer read(boolean isHead) throws IOException {
    String[] start = line().split(" ", 3);
    int status = Integer.parseInt(start[1]);
    Map<String, String> headers = new HashMap<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      String[] parts = line.split(":", 2);
      headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1].strip());
    }
    if (status == 100) {
      return read(isHead);
    }
    Answer head = new Answer(status, headers, new byte[0]);
    boolean isBare =
        isHead || status == 204 || status == 304 || (head.isLast() && !isFramed(headers));
    return isBare || head.mediaType().equals("text/event-stream")
        ? head
        : new Answer(status, headers, body(headers));
  }

  private static boolean isFramed(Map<String, String> headers) {
    return headers.containsKey("content-length") || headers.containsKey("transfer-encoding");
  }

  private byte[] body(Map<String, String> headers) throws IOException {
    if (!headers.containsKey("transfer-encoding")) {
      return in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int size = chunkSize(); size > 0; size = chunkSize()) {
      body.writeBytes(in.readNBytes(size));
      line();
    }
    line();
    return body.toByteArray();
  }

  private int chunkSize() throws IOException {
    return Integer.parseInt(line(), 16);
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("closed after " + line.toString(ISO_8859_1));
      }
      line.write(next);
      if (line.size() > MAX_LINE) {
        throw new IOException("a line of the answer is too long");
      }
    }
    return line.toString(ISO_8859_1).stripTrailing();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
