package dev.emojistreaming.feed.stream;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A minimal client of a stream, as the specification defines it. */
public final class EventStream implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Duration MATCH_TIMEOUT = Duration.ofMinutes(1);

  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final InputStream body;

  public record Event(String name, String id, JsonNode data) {

    /** The newest value of an emoji's only count in the event. */
    public long reactions(String emoji) {
      for (JsonNode count : data.get("counts")) {
        if (count.get("emoji_type").asText().equals(emoji)) {
          return count.get("reaction_count").asLong();
        }
      }
      return 0;
    }

    /** The sum of all counts in the event, and of the others. */
    public long sum() {
      long sum = 0;
      for (String field : List.of("counts", "others")) {
        for (JsonNode each : data.path(field)) {
          sum += each.get("reaction_count").asLong();
        }
      }
      return sum;
    }

    /** Whether the event reports the counts as fresh. */
    public boolean isFresh() {
      return !data.get("stale").asBoolean();
    }
  }

  private EventStream(InputStream body) {
    this.body = body;
    Thread thread = new Thread(this::read, "event-stream");
    thread.setDaemon(true);
    thread.start();
  }

  /** Opens a stream; waits while the feed is still reading the counts of the past. */
  public static EventStream open(int port, String room, String lastEventId) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
            URI.create("http://127.0.0.1:" + port + "/rooms/" + room + "/stream"));
    if (lastEventId != null) {
      request.header("Last-Event-ID", lastEventId);
    }
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    HttpResponse<InputStream> response =
        await()
            .atMost(Duration.ofSeconds(30))
            .until(
                () -> client.send(request.build(), BodyHandlers.ofInputStream()),
                answer -> answer.statusCode() == 200);
    return new EventStream(response.body());
  }

  private void read() {
    String name = "";
    String id = "";
    String line;
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
      while ((line = reader.readLine()) != null) {
        if (line.startsWith("event: ")) {
          name = line.substring(7);
        } else if (line.startsWith("id: ")) {
          id = line.substring(4);
        } else if (line.startsWith("data: ")) {
          events.add(new Event(name, id, JSON.readTree(line.substring(6))));
        }
      }
    } catch (IOException e) {
      // The stream was closed.
    }
  }

  /** Waits for the next event. */
  public Event next() throws InterruptedException {
    Event event = events.poll(20, TimeUnit.SECONDS);
    if (event == null) {
      throw new AssertionError("no event for 20 s");
    }
    return event;
  }

  /** Waits for the next event that matches, up to a minute; skips the events before it. */
  public Event nextMatching(Predicate<Event> holds) throws InterruptedException {
    long end = System.nanoTime() + MATCH_TIMEOUT.toNanos();
    Event event = next();
    while (!holds.test(event)) {
      if (System.nanoTime() > end) {
        throw new AssertionError("no such event; the last one was " + event);
      }
      event = next();
    }
    return event;
  }

  @Override
  public void close() throws IOException {
    body.close();
  }
}
