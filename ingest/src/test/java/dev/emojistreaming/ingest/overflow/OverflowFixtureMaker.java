package dev.emojistreaming.ingest.overflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.emojistreaming.contract.Topics;
import dev.emojistreaming.ingest.fault.IngestLaunch;
import dev.emojistreaming.ingest.fault.IngestProcess;
import dev.emojistreaming.process.FreePort;
import dev.emojistreaming.testkit.broker.BrokerProcess;
import dev.emojistreaming.testkit.http.LocalHttp;
import dev.emojistreaming.testkit.kafka.TopicReader;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Creates the {@link OverflowFixture}s with the packaged program. Not part of the build: {@code
 * -Dit.test=OverflowFixtureMaker}.
 */
class OverflowFixtureMaker {

  private static final int REACTIONS_IN_A_REQUEST = 30;
  private static final String[] EMOJIS = {"👍", "❤️", "😂", "👨‍👩‍👧‍👦"};
  private static final String[] ROOMS = {"", ",\"room\":\"final\"", ",\"room\":\"semi-final\""};
  private static final Duration TIMEOUT = Duration.ofMinutes(1);

  @TempDir Path folder;

  @Test
  void makeFixtures() throws Exception {
    int brokerPort = FreePort.find();
    try (IngestProcess ingest =
        new IngestProcess(IngestLaunch.of(folder, "127.0.0.1:" + brokerPort))) {
      ingest.start();
      post(ingest, 0, OverflowFixture.STOPPED.backlog());
      assertThat(ingest.stop()).isZero();
      OverflowFixture.STOPPED.save(folder.resolve("overflow"));

      ingest.start();
      post(ingest, OverflowFixture.STOPPED.backlog(), OverflowFixture.KILLED.backlog());
      ingest.kill();
      OverflowFixture.KILLED.save(folder.resolve("overflow"));

      try (BrokerProcess broker = BrokerProcess.start(folder, brokerPort)) {
        ingest.start();
        List<String> replayed =
            TopicReader.awaitValues(
                broker.address(),
                Topics.REACTIONS,
                OverflowFixture.KILLED.backlog(),
                record -> true);
        await().atMost(TIMEOUT).until(() -> ingest.health().overflowSize() == 0);
        // In the order of the users' names, which is the order of the posts.
        OverflowFixture.saveReactions(replayed.stream().sorted().toList());
      }
    }
  }

  private static void post(IngestProcess ingest, int from, int to) {
    for (int first = from; first < to; first += REACTIONS_IN_A_REQUEST) {
      String json =
          IntStream.range(first, first + REACTIONS_IN_A_REQUEST)
              .mapToObj(OverflowFixtureMaker::reaction)
              .collect(Collectors.joining(",", "[", "]"));
      HttpResponse<String> response =
          LocalHttp.postJson(LocalHttp.address(ingest.port(), "/emoji/batch"), json);
      assertThat(response.body().split("\"stored\":\"overflow\"", -1))
          .as(response.body())
          .hasSize(REACTIONS_IN_A_REQUEST + 1);
    }
  }

  /** Every other reaction has a message id. */
  private static String reaction(int number) {
    String messageId = number % 2 == 0 ? "" : ",\"message_id\":\"m-%d\"".formatted(number);
    return "{\"user_id\":\"user-%03d\",\"emoji_type\":\"%s\",\"timestamp\":\"%s\"%s%s}"
        .formatted(
            number,
            EMOJIS[number % EMOJIS.length],
            Instant.now(),
            ROOMS[number % ROOMS.length],
            messageId);
  }
}
