package dev.emojistreaming.ingest.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.zip.GZIPOutputStream;

/** Posts reactions as apps do; offers HTTP/2 as Java's client does by default. */
final class HonestClient {

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI service;

  HonestClient(int port) {
    service = URI.create("http://127.0.0.1:" + port);
  }

  /** Posts a reaction. */
  HttpResponse<String> post() throws IOException, InterruptedException {
    return post("/emoji", reaction().getBytes(UTF_8), "identity");
  }

  /** Posts a batch of this many reactions. */
  HttpResponse<String> postBatch(int size) throws IOException, InterruptedException {
    String batch = String.join(",", Collections.nCopies(size, reaction()));
    return post("/emoji/batch", ("[" + batch + "]").getBytes(UTF_8), "identity");
  }

  HttpResponse<String> post(String path, byte[] body, String encoding)
      throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(service.resolve(path))
            .timeout(Duration.ofSeconds(20))
            .header("Content-Type", "application/json")
            .header("Content-Encoding", encoding)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }

  static String reaction() {
    return "{\"user_id\":\"honest\",\"emoji_type\":\"👍\",\"timestamp\":\"%s\"}"
        .formatted(Instant.now());
  }
}
