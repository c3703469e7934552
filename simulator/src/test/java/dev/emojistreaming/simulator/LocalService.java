package dev.emojistreaming.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A real HTTP server; the test determines its answers to {@code POST /emoji}. */
public final class LocalService implements AutoCloseable {

  /** Answers a request; requests are numbered from 1. */
  @FunctionalInterface
  public interface Reply {
    void to(int number, HttpExchange exchange) throws IOException;
  }

  static {
    // Otherwise each answer takes 40 ms, because Nagle's algorithm waits for delayed ACKs.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger requests = new AtomicInteger();
  private final List<byte[]> bodies = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  public LocalService(Reply reply) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_000);
    server.setExecutor(threads);
    server.createContext("/emoji", exchange -> handle(exchange, reply));
    server.start();
  }

  private void handle(HttpExchange exchange, Reply reply) throws IOException {
    bodies.add(exchange.getRequestBody().readAllBytes());
    reply.to(requests.incrementAndGet(), exchange);
  }

  /** Answers with a small body. */
  public static void answer(HttpExchange exchange, int status) throws IOException {
    byte[] body = "{\"status\": \"Emoji received\"}".getBytes(UTF_8);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  public String url() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  public List<byte[]> bodies() {
    return bodies;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
