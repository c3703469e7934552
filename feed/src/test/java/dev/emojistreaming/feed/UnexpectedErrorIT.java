package dev.emojistreaming.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emojistreaming.feed.stream.EventStream;
import dev.emojistreaming.testkit.broker.BrokerProcess;
import dev.emojistreaming.testkit.http.LocalHttp;
import dev.emojistreaming.testkit.log.ExpectedLog;
import dev.emojistreaming.testkit.process.IncompleteProgram;
import dev.emojistreaming.testkit.process.StartsProcesses;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program ends rather than work without one of its threads. */
@StartsProcesses
class UnexpectedErrorIT {

  private static final int EXIT_CODE = 70;

  @TempDir static Path folder;
  private static BrokerProcess broker;
  private static TestCounts counts;
  private FeedProcess feed;

  @BeforeAll
  static void startBroker() {
    broker = BrokerProcess.start(folder);
    counts = new TestCounts(broker.address());
  }

  @AfterAll
  static void stopBroker() {
    counts.close();
    broker.close();
  }

  @AfterEach
  void stopFeed() {
    feed.close();
  }

  @Test
  @ExpectedLog(logger = "EssentialThread", message = "thread=counts-reader failed")
  void errorInTheReaderEndsTheProcess() throws Exception {
    counts.write("main", "👍", TestCounts.window(), 1);

    feed = launchWithout("counts.CountedWindow");

    assertThat(feed.exit().get(30, TimeUnit.SECONDS)).isEqualTo(EXIT_CODE);
  }

  @Test
  @ExpectedLog(logger = "EssentialThread", message = "thread=ticker failed")
  void errorInATickEndsTheProcess() throws Exception {
    feed = launchWithout("counts.RoomUpdate");
    feed.awaitReady();
    try (EventStream viewer = EventStream.open(feed.port(), "main", null)) {
      viewer.next();

      counts.write("main", "👍", TestCounts.window(), 2);

      assertThat(feed.exit().get(30, TimeUnit.SECONDS)).isEqualTo(EXIT_CODE);
    }
  }

  @Test
  @ExpectedLog(logger = "QueryProblemMapping", message = "request failed")
  void errorInAQuestionIsItsAnswer() throws Exception {
    feed = launchWithout("counts.Peaks");
    feed.awaitReady();

    HttpResponse<String> answer = LocalHttp.get(feed.port(), "/rooms/main/peaks");

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).contains("\"detail\":\"the service failed; its log has the reason\"");
    assertThat(feed.metric("http_server_requests_seconds_count{status=\"500\"}")).isEqualTo(1);
    assertThat(feed.isLive()).isTrue();
    assertThat(LocalHttp.get(feed.port(), "/rooms/main/top").statusCode()).isEqualTo(200);
  }

  private static FeedProcess launchWithout(String className) throws IOException {
    Path copy = Files.createDirectory(folder.resolve(className));
    return FeedProcess.launch(
        IncompleteProgram.copy(Path.of("target"), copy, "dev.emojistreaming.feed." + className),
        broker.address(),
        folder,
        List.of("-XX:TieredStopAtLevel=1"),
        Map.of());
  }
}
