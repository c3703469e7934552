package dev.emojistreaming.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.emojistreaming.ingest.fault.IngestLaunch;
import dev.emojistreaming.ingest.fault.IngestProcess;
import dev.emojistreaming.testkit.http.LocalHttp;
import dev.emojistreaming.testkit.log.ExpectedLog;
import dev.emojistreaming.testkit.process.IncompleteProgram;
import dev.emojistreaming.testkit.process.StartsProcesses;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An error that no code expects: the packaged program ends rather than work without a thread. */
@StartsProcesses
class UnexpectedErrorIT {

  /** Nothing listens there. */
  private static final String NO_BROKER = "127.0.0.1:1";

  @TempDir Path folder;

  @Test
  @ExpectedLog(logger = "EssentialThread", message = "thread=overflow failed")
  void errorInTheWriterOfTheOverflowEndsTheProcess() throws Exception {
    try (IngestProcess ingest = startWithout("overflow.disk.OverflowRow")) {
      assertThat(isStored(ingest)).isFalse();
      await().atMost(Duration.ofSeconds(20)).until(() -> !ingest.isAlive());
      assertThat(ingest.stop()).isEqualTo(70);
    }
  }

  @Test
  @ExpectedLog(logger = "ProblemMapping", message = "request=failed: java.lang.NoClassDefFound")
  void errorInARequestIsItsAnswer() throws Exception {
    try (IngestProcess ingest = startWithout("http.GzipStream")) {
      HttpResponse<String> answer = post(ingest, "/emoji/batch", "gzip", new byte[100]);

      assertThat(answer.statusCode()).isEqualTo(500);
      assertThat(answer.body()).contains("\"detail\":");
      assertThat(ingest.metric("http_server_requests_seconds_count{status=\"500\"}")).isEqualTo(1);
      assertThat(LocalHttp.get(ingest.managementPort(), "/q/health/live").statusCode())
          .isEqualTo(200);
      assertThat(post(ingest, "/emoji", "identity", reaction()).statusCode()).isEqualTo(200);
    }
  }

  private IngestProcess startWithout(String className) throws IOException {
    Path copy = Files.createDirectory(folder.resolve("program"));
    IngestProcess ingest =
        new IngestProcess(
            IngestLaunch.of(folder, NO_BROKER)
                .of(
                    IncompleteProgram.copy(
                        Path.of("target"), copy, "dev.emojistreaming.ingest." + className)));
    ingest.start();
    return ingest;
  }

  /** The answer is 503, or there is none if the process ends first. */
  private static boolean isStored(IngestProcess ingest) throws InterruptedException {
    try {
      return post(ingest, "/emoji", "identity", reaction()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private static byte[] reaction() {
    return "{\"user_id\":\"u\",\"emoji_type\":\"❤\",\"timestamp\":\"%s\"}"
        .formatted(Instant.now())
        .getBytes(UTF_8);
  }

  private static HttpResponse<String> post(
      IngestProcess ingest, String path, String encoding, byte[] body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(LocalHttp.address(ingest.port(), path))
            .header("Content-Type", "application/json")
            .header("Content-Encoding", encoding)
            .POST(BodyPublishers.ofByteArray(body))
            .timeout(Duration.ofSeconds(20))
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }
}
