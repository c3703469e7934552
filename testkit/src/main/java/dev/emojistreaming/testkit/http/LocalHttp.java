package dev.emojistreaming.testkit.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * An HTTP/1.1 client for programs on this machine; bodies are UTF-8.
 *
 * <p>Thread-safe. The default timeout of a request is {@value #TIMEOUT_SECONDS} s.
 */
public final class LocalHttp {

  private static final int TIMEOUT_SECONDS = 10;
  private static final Duration TIMEOUT = Duration.ofSeconds(TIMEOUT_SECONDS);

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(TIMEOUT).build();

  private LocalHttp() {}

  /** The address of a path on a loopback port. */
  public static URI address(int port, String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  /**
   * The response to GET.
   *
   * @throws UncheckedIOException if there is none
   */
  public static HttpResponse<String> get(int port, String path) {
    return get(address(port, path));
  }

  /**
   * The response to GET.
   *
   * @throws UncheckedIOException if there is none
   */
  public static HttpResponse<String> get(URI address) {
    return send(request(address).build());
  }

  /**
   * The response to GET, for resources that answer late.
   *
   * @param timeout replaces the default
   * @throws UncheckedIOException if there is none
   */
  public static HttpResponse<String> get(URI address, Duration timeout) {
    return send(request(address).timeout(timeout).build());
  }

  /**
   * The response to POST of a JSON document.
   *
   * @throws UncheckedIOException if there is none
   */
  public static HttpResponse<String> postJson(URI address, String json) {
    return send(jsonRequest(address, json).build());
  }

  /**
   * The response to POST of a JSON document with another header.
   *
   * @throws UncheckedIOException if there is none
   */
  public static HttpResponse<String> postJson(
      URI address, String json, String header, String value) {
    return send(jsonRequest(address, json).setHeader(header, value).build());
  }

  /** Like {@link #postJson}, without waiting; fails with an {@link IOException}. */
  public static CompletableFuture<HttpResponse<String>> postJsonAsync(URI address, String json) {
    return CLIENT.sendAsync(jsonRequest(address, json).build(), BodyHandlers.ofString(UTF_8));
  }

  /** The same with another header. */
  public static CompletableFuture<HttpResponse<String>> postJsonAsync(
      URI address, String json, String header, String value) {
    HttpRequest request = jsonRequest(address, json).setHeader(header, value).build();
    return CLIENT.sendAsync(request, BodyHandlers.ofString(UTF_8));
  }

  private static HttpRequest.Builder request(URI address) {
    return HttpRequest.newBuilder(address).timeout(TIMEOUT);
  }

  private static HttpRequest.Builder jsonRequest(URI address, String json) {
    return request(address)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(json, UTF_8));
  }

  private static HttpResponse<String> send(HttpRequest request) {
    try {
      return CLIENT.send(request, BodyHandlers.ofString(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("no response from " + request.uri() + ": " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
