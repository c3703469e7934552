package dev.emojistreaming.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.emojistreaming.fuzzkit.openapi.DocumentCheck;
import dev.emojistreaming.testkit.broker.BrokerProcess;
import dev.emojistreaming.testkit.process.StartsProcesses;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program and the document that it serves, with requests made from the document. */
@StartsProcesses
class DocumentedAnswersIT {

  private static final List<byte[]> BODIES = List.of("{}".getBytes(UTF_8));

  @TempDir Path folder;

  @Test
  void everyAnswerIsDocumented() throws Exception {
    try (BrokerProcess broker = BrokerProcess.start(folder);
        TestCounts counts = new TestCounts(broker.address());
        FeedProcess feed =
            FeedProcess.start(broker.address(), folder, List.of("-Xmx256m"), viewers())) {
      counts.write("main", "👍", TestCounts.window(), 5);
      DocumentCheck check =
          new DocumentCheck(feed.port(), feed.managementPort(), feed.log(), BODIES);
      List<String> findings = check.run();
      assertThat(findings).as("answers: %s", check.answers()).isEmpty();
      assertThat(check.unansweredOperations()).isEmpty();
    }
  }

  /** Rooms are public, and viewers get tokens. */
  private Map<String, String> viewers() {
    return Map.of(
        "AUTH", "anonymous", "AUTH_TOKEN_KEY_FILE", folder.resolve("token-key").toString());
  }
}
