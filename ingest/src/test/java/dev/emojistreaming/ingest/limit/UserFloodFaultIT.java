package dev.emojistreaming.ingest.limit;

import static dev.emojistreaming.testkit.hostile.HostileClient.head;
import static dev.emojistreaming.testkit.hostile.HostileClient.readToEnd;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.emojistreaming.ingest.LedgerIdentity;
import dev.emojistreaming.ingest.ReactionRequest;
import dev.emojistreaming.ingest.fault.FaultSettings;
import dev.emojistreaming.ingest.fault.IngestLaunch;
import dev.emojistreaming.ingest.fault.IngestProcess;
import dev.emojistreaming.process.FreePort;
import dev.emojistreaming.testkit.hostile.HostileClient;
import dev.emojistreaming.testkit.http.LocalHttp;
import dev.emojistreaming.testkit.load.LoadDriver;
import dev.emojistreaming.testkit.process.StartsProcesses;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One sender, 127.0.0.2, invents a million users, as fast as ingest answers, which is several times
 * the limits.
 */
@StartsProcesses
class UserFloodFaultIT {

  private static final int USERS = FaultSettings.IN_SHORT ? 100_000 : 1_000_000;
  private static final int BATCH = 1_000;
  private static final int QUIET = 1_000;
  private static final int QUIET_PER_SECOND = 100;
  private static final int LOUD_PER_SECOND = 60;
  private static final long MAX_GROWTH = 8_000_000;

  @TempDir Path folder;

  private final Map<Integer, Integer> quiet = new ConcurrentHashMap<>();
  private final AtomicInteger loud = new AtomicInteger();
  private int users;

  @Test
  void memoryStaysTheLoudUserIsLimitedAndQuietOnesAreServed() throws Exception {
    try (IngestProcess ingest =
        new IngestProcess(IngestLaunch.of(folder, "localhost:" + FreePort.find()))) {
      ingest.start();
      flood(ingest, 20 * BATCH);
      double heap = ingest.liveHeapBytes();
      long start = System.nanoTime();
      long end;
      try (LoadDriver shouting =
          LoadDriver.start(
              LOUD_PER_SECOND,
              number ->
                  post(ingest, "loud")
                      .thenAccept(answer -> loud.addAndGet(answer.statusCode() == 200 ? 1 : 0)))) {
        LoadDriver others =
            LoadDriver.start(
                QUIET_PER_SECOND,
                QUIET,
                number ->
                    post(ingest, "quiet-" + number)
                        .thenAccept(answer -> quiet.merge(answer.statusCode(), 1, Integer::sum)));
        flood(ingest, USERS);
        others.awaitAll();
        end = System.nanoTime();
      }
      double growth = ingest.liveHeapBytes() - heap;
      double perSecond = (loud.get() - 100) / ((end - start) / 1e9);
      System.out.printf(
          "limits: %,d users in %.0f s; loud user %.1f/s after its burst; heap %+.1f MB%n",
          USERS, (end - start) / 1e9, perSecond, growth / 1e6);
      assertThat(quiet).containsOnly(Map.entry(200, QUIET));
      assertThat(perSecond).isLessThanOrEqualTo(1.1 * 15);
      assertThat(growth).isLessThan(MAX_GROWTH);
      assertThat(ingest.metric("ingest_limits_shared_total")).isZero();
      assertThat(ingest.metric("ingest_reactions_rejected_total{reason=\"limit_room\"}"))
          .isPositive();
      assertThat(LedgerIdentity.difference(ingest.metrics())).isZero();
    }
  }

  private static CompletionStage<HttpResponse<String>> post(IngestProcess ingest, String user) {
    return LocalHttp.postJsonAsync(
        LocalHttp.address(ingest.port(), "/emoji"), ReactionRequest.json(user, "👍"));
  }

  private void flood(IngestProcess ingest, int reactions) throws IOException {
    for (int sent = 0; sent < reactions; sent += BATCH) {
      byte[] body =
          IntStream.range(0, BATCH)
              .mapToObj(i -> ReactionRequest.json("invented-" + users++, "👍"))
              .collect(Collectors.joining(",", "[", "]"))
              .getBytes(UTF_8);
      String head =
          head("POST", "/emoji/batch", "Content-Length: " + body.length, "Connection: close");
      try (HostileClient sender = new HostileClient(2, ingest.port())) {
        readToEnd(sender.send(head + new String(body, ISO_8859_1)));
      }
    }
  }
}
