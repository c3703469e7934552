package dev.emojistreaming.standalone;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Posts reactions one by one at a steady rate, whether or not the answers keep up. */
final class SteadyPoster {

  private static final List<String> EMOJIS = List.of("👍", "❤️", "😂", "🎉", "🔥");

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI address;
  private final String room;
  private final long interval;

  SteadyPoster(String ingest, String room, int perSecond) {
    this.address = URI.create(ingest + "/emoji");
    this.room = room;
    this.interval = 1_000_000_000L / perSecond;
  }

  /**
   * Posts and waits for all answers, which must be 200.
   *
   * @return when each was due, in nanoseconds of {@link System#nanoTime}
   */
  long[] post(int reactions) throws InterruptedException, IOException {
    long[] due = new long[reactions];
    CountDownLatch answers = new CountDownLatch(reactions);
    AtomicInteger refused = new AtomicInteger();
    long start = System.nanoTime();
    for (int i = 0; i < reactions; i++) {
      due[i] = start + i * interval;
      LockSupport.parkNanos(due[i] - System.nanoTime());
      CompletableFuture<?> unused =
          client
              .sendAsync(request(i), BodyHandlers.discarding())
              .whenComplete(
                  (answer, failure) -> {
                    if (failure != null || answer.statusCode() != 200) {
                      refused.incrementAndGet();
                    }
                    answers.countDown();
                  });
    }
    answers.await();
    if (refused.get() > 0) {
      throw new IOException(refused.get() + " of " + reactions + " reactions were not accepted");
    }
    return due;
  }

  private HttpRequest request(int i) {
    String json =
        "{\"user_id\":\"fan-%d\",\"emoji_type\":\"%s\",\"timestamp\":\"%s\",\"room\":\"%s\"}"
            .formatted(i % 500, EMOJIS.get(i % EMOJIS.size()), Instant.now(), room);
    return HttpRequest.newBuilder(address)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(json))
        .build();
  }
}
