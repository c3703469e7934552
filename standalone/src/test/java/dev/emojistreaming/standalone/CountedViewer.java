package dev.emojistreaming.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A viewer's stream of an empty room; records when each reaction appears in the counts. */
final class CountedViewer implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final InputStream stream;
  private final Map<String, Long> counts = new HashMap<>();
  private final long[] seen;
  private final CountDownLatch allSeen = new CountDownLatch(1);
  private int counted;

  private CountedViewer(InputStream stream, int reactions) {
    this.stream = stream;
    this.seen = new long[reactions];
    Thread thread = new Thread(this::read, "viewer");
    thread.setDaemon(true);
    thread.start();
  }

  static CountedViewer watch(String feed, String room, int reactions) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(feed + "/rooms/" + room + "/stream")).build();
    return new CountedViewer(
        HttpClient.newHttpClient().send(request, BodyHandlers.ofInputStream()).body(), reactions);
  }

  /**
   * Waits until all reactions have been counted.
   *
   * @return at index n, when the stream had counted n + 1 reactions, as {@link System#nanoTime}
   */
  long[] awaitAll(Duration timeout) throws InterruptedException {
    if (!allSeen.await(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new AssertionError("only " + counted + " of " + seen.length + " were ever counted");
    }
    return seen;
  }

  private void read() {
    String line;
    try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, UTF_8))) {
      while ((line = reader.readLine()) != null) {
        if (line.startsWith("data: ")) {
          take(JSON.readTree(line.substring(6)), System.nanoTime());
        }
      }
    } catch (IOException e) {
      // The stream was closed.
    }
  }

  private void take(JsonNode event, long now) {
    for (JsonNode count : event.get("counts")) {
      counts.merge(
          count.get("window_start").asText() + count.get("emoji_type").asText(),
          count.get("reaction_count").asLong(),
          Math::max);
    }
    long total = counts.values().stream().mapToLong(count -> count).sum();
    while (counted < Math.min(total, seen.length)) {
      seen[counted++] = now;
    }
    if (counted == seen.length) {
      allSeen.countDown();
    }
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
