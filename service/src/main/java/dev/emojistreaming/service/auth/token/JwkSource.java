package dev.emojistreaming.service.auth.token;

import dev.emojistreaming.contract.setting.InvalidSettingException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

/** The place of a JWK set. Blocks while it is read. */
public sealed interface JwkSource {

  /** Reads the set. */
  String read() throws IOException, InterruptedException;

  /** How often to read the set again. */
  Duration maxAge();

  /**
   * The source that {@code JWT_KEYS} names.
   *
   * @throws InvalidSettingException for a URL without TLS, except on this machine
   */
  static JwkSource of(String location) {
    if (!location.contains("://")) {
      return new OfFile(Path.of(location));
    }
    URI uri = URI.create(location);
    boolean isLocal = Set.of("localhost", "127.0.0.1").contains(String.valueOf(uri.getHost()));
    if (!"https".equals(uri.getScheme()) && !isLocal) {
      throw new InvalidSettingException("JWT_KEYS", "an https URL or a file", location);
    }
    return new OfUrl(uri);
  }

  /** A file, as {@code JWT_KEYS} in tests of an app, or of a mounted Secret. */
  record OfFile(Path file) implements JwkSource {
    @Override
    public String read() throws IOException {
      return Files.readString(file);
    }

    @Override
    public Duration maxAge() {
      return Duration.ofSeconds(5);
    }
  }

  /** A URL of the login service. */
  record OfUrl(URI uri) implements JwkSource {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final int MAX_BYTES = 1 << 20;
    private static final HttpClient CLIENT =
        HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

    @Override
    public String read() throws IOException, InterruptedException {
      HttpRequest request = HttpRequest.newBuilder(uri).timeout(TIMEOUT).build();
      HttpResponse<InputStream> response = CLIENT.send(request, BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        if (response.statusCode() != 200) {
          throw new IOException("the status is " + response.statusCode());
        }
        return new String(body.readNBytes(MAX_BYTES), StandardCharsets.UTF_8);
      }
    }

    @Override
    public Duration maxAge() {
      return Duration.ofMinutes(10);
    }
  }
}
