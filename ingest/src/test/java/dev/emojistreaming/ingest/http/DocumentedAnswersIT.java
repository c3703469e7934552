package dev.emojistreaming.ingest.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.emojistreaming.fuzzkit.openapi.DocumentCheck;
import dev.emojistreaming.ingest.fault.IngestLaunch;
import dev.emojistreaming.ingest.fault.IngestProcess;
import dev.emojistreaming.testkit.broker.BrokerProcess;
import dev.emojistreaming.testkit.process.StartsProcesses;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program and the document that it serves, with requests made from the document. */
@StartsProcesses
class DocumentedAnswersIT {

  private static final List<byte[]> BODIES =
      List.of(
          "{\"user_id\":\"u\",\"emoji_type\":\"❤\",\"timestamp\":\"2026-11-23T18:30:00Z\"}"
              .getBytes(UTF_8),
          "[{\"user_id\":7},null]".getBytes(UTF_8),
          "[]".getBytes(UTF_8));

  @TempDir Path folder;

  @Test
  void everyAnswerIsDocumented() throws Exception {
    try (BrokerProcess broker = BrokerProcess.start(folder.resolve("broker"));
        IngestProcess ingest = new IngestProcess(IngestLaunch.of(folder, broker.address()))) {
      ingest.start();
      DocumentCheck check =
          new DocumentCheck(ingest.port(), ingest.managementPort(), ingest.log(), BODIES);
      List<String> findings = check.run();
      assertThat(findings).as("answers: %s", check.answers()).isEmpty();
      assertThat(check.unansweredOperations()).isEmpty();
    }
  }
}
