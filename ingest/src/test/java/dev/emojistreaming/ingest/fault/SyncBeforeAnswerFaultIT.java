package dev.emojistreaming.ingest.fault;

import static dev.emojistreaming.testkit.machine.Requirements.require;
import static dev.emojistreaming.testkit.machine.Requirements.requireProgram;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.emojistreaming.testkit.process.StartsProcesses;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A row is synced to the disk before its client gets the answer. A kill does not clear the system's
 * cache and cannot show this, so the test traces system calls.
 */
@StartsProcesses
class SyncBeforeAnswerFaultIT {

  private static final int REACTIONS = 20;

  @TempDir Path folder;

  @Test
  void everyAnswerFollowsTheSyncOfItsRow() throws Exception {
    requireProgram("strace", "strace");
    require(canTrace(), "strace may not trace; run as root, in a privileged container");
    Path trace = folder.resolve("trace.txt");
    try (FaultTestbed testbed =
        new FaultTestbed(
            folder,
            usual ->
                usual.runBy(
                    "strace",
                    "-f",
                    "-I2",
                    "-qq",
                    "-s",
                    "6000",
                    "-o",
                    trace.toString(),
                    "-e",
                    "trace=pwrite64,fsync,fdatasync,write,writev"))) {
      testbed.ingest().start();
      for (int i = 0; i < REACTIONS; i++) {
        assertThat(post(testbed.ingest().port(), messageId(i))).contains("\"overflow\"");
      }
      testbed.ingest().stop();
    }
    List<String> calls = Files.readAllLines(trace, ISO_8859_1);
    for (int i = 0; i < REACTIONS; i++) {
      String id = messageId(i);
      int row = firstIndex(calls, 0, "pwrite64\\(\\d+, .*" + id + ".*");
      int answer = firstIndex(calls, 0, "writev?\\(\\d+, .*HTTP/1\\.1 200.*" + id + ".*");
      int synced = endOfSync(calls, row, fileOf(calls.get(row)));
      assertThat(row).as("row of %s", id).isNotNegative().isLessThan(synced);
      assertThat(synced).as("sync of %s", id).isLessThan(answer);
    }
  }

  /** The line at which the first sync of the file that began after a line ends. */
  private static int endOfSync(List<String> calls, int after, String file) {
    int begun = firstIndex(calls, after, "f(?:data)?sync\\(" + file + "\\b.*");
    String call = calls.get(begun);
    if (call.endsWith("= 0")) {
      return begun;
    }
    String thread = call.substring(0, call.indexOf(' '));
    return firstIndex(calls, begun, thread + " +<\\.\\.\\. f(?:data)?sync resumed>.*= 0");
  }

  private static String fileOf(String pwrite) {
    Matcher file = Pattern.compile("pwrite64\\((\\d+),").matcher(pwrite);
    assertThat(file.find()).isTrue();
    return file.group(1);
  }

  private static int firstIndex(List<String> calls, int from, String call) {
    Pattern pattern = Pattern.compile("(?:\\d+ +)?" + call);
    return IntStream.range(from, calls.size())
        .filter(i -> pattern.matcher(calls.get(i)).matches())
        .findFirst()
        .orElseThrow(() -> new AssertionError("no call like " + call));
  }

  private static String messageId(int number) {
    return "synced-" + (1_000 + number);
  }

  private static String post(int port, String messageId) throws IOException, InterruptedException {
    String json =
        "{\"user_id\":\"u\",\"emoji_type\":\"👍\",\"timestamp\":\"%s\",\"message_id\":\"%s\"}"
            .formatted(Instant.now(), messageId);
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/emoji"))
                .version(HttpClient.Version.HTTP_1_1) // readable in the trace
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build(),
            BodyHandlers.ofString())
        .body();
  }

  private static boolean canTrace() throws IOException, InterruptedException {
    return new ProcessBuilder("strace", "-qq", "-o", "/dev/null", "true").start().waitFor() == 0;
  }
}
