package dev.emojistreaming.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.emojistreaming.contract.Topics;
import dev.emojistreaming.feed.stream.EventStream;
import dev.emojistreaming.feed.stream.EventStream.Event;
import dev.emojistreaming.testkit.broker.BrokerProcess;
import dev.emojistreaming.testkit.http.LocalHttp;
import dev.emojistreaming.testkit.kafka.ForeignProducer;
import dev.emojistreaming.testkit.kafka.ForeignRecord;
import dev.emojistreaming.testkit.kafka.ForeignRecords;
import dev.emojistreaming.testkit.log.ExpectedLog;
import dev.emojistreaming.testkit.process.StartsProcesses;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The packaged feed shows the counts and nothing else, with any records in its topics. */
@ExpectedLog(logger = "SkippedRecords", message = "not a count")
@StartsProcesses
class ForeignCountsIT {

  private static final String ROOM = "main";

  /** Names of 900 KB, together larger than the feed's heap. */
  private static final int LONG_NAMES = 700;

  /** How many of them the producer has in memory. */
  private static final int LONG_NAMES_AT_ONCE = 50;

  /** Records with half a million headers, together larger than the feed's heap. */
  private static final int WITH_HEADERS = 20;

  @Test
  void countsAreShownExactly() throws Exception {
    Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "foreign-");
    try (BrokerProcess broker = BrokerProcess.start(folder);
        FeedProcess feed =
            FeedProcess.start(broker.address(), folder, List.of("-Xmx256m"), Map.of());
        TestCounts counts = new TestCounts(broker.address());
        ForeignProducer stranger = new ForeignProducer(broker.address());
        EventStream stream = EventStream.open(feed.port(), ROOM, null)) {
      Instant window = TestCounts.window();
      counts.write(ROOM, "👍", window, 5);
      stream.nextMatching(event -> event.reactions("👍") == 5);

      List<ForeignRecord> foreign = ForeignRecords.counts(ROOM, window);
      stranger.send(Topics.COUNTS, foreign);
      for (int first = 0; first < LONG_NAMES; first += LONG_NAMES_AT_ONCE) {
        stranger.send(
            Topics.COUNTS,
            IntStream.range(first, first + LONG_NAMES_AT_ONCE)
                .mapToObj(number -> ForeignRecords.longName(number, ROOM, window))
                .toList());
      }
      ForeignRecord headers = ForeignRecords.withHeaders(500_000);
      stranger.send(Topics.COUNTS, Stream.generate(() -> headers).limit(WITH_HEADERS).toList());
      stranger.abort(Topics.COUNTS, "aborted");
      stranger.send(Topics.DEAD_LETTERS, ForeignRecords.any());
      counts.write(ROOM, "🎉", window, 3);
      counts.write(ROOM, "👍", window, 9);

      Event tick = stream.nextMatching(event -> event.reactions("👍") == 9);
      assertThat(tick.reactions("🏏")).as("of foreign records").isZero();
      await()
          .atMost(Duration.ofSeconds(30))
          .until(
              () ->
                  feed.metric("feed_records_skipped_total")
                      == foreign.size() + LONG_NAMES + WITH_HEADERS + 1);
      assertThat(LocalHttp.get(feed.port(), "/rooms").body()).contains("\"main\"");
      try (EventStream fresh = EventStream.open(feed.port(), ROOM, null)) {
        Event all = fresh.next();
        assertThat(all.data().get("reactions").asLong()).isEqualTo(12);
        assertThat(all.data().get("counts")).hasSize(2);
      }
      assertThat(feed.isReady()).isTrue();
    }
  }
}
