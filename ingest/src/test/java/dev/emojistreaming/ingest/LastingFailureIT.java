package dev.emojistreaming.ingest;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.emojistreaming.ingest.fault.IngestLaunch;
import dev.emojistreaming.ingest.fault.IngestProcess;
import dev.emojistreaming.testkit.broker.BrokerCertificate;
import dev.emojistreaming.testkit.broker.SecuredBroker;
import dev.emojistreaming.testkit.http.LocalHttp;
import dev.emojistreaming.testkit.log.ExpectedLog;
import dev.emojistreaming.testkit.process.StartsProcesses;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A failure that lasts does not fill the log. */
@StartsProcesses
class LastingFailureIT {

  private static final Duration FAILING = Duration.ofSeconds(12);

  @TempDir Path folder;

  @Test
  @ExpectedLog(logger = "NetworkClient", message = "Invalid username or password")
  @ExpectedLog(logger = "KafkaProbe", message = "Invalid username or password")
  @ExpectedLog(logger = "OverflowLog", message = "overflow=failed")
  void eachKindHasALineInTenSeconds() throws Exception {
    // SQLite does not open a folder.
    Path database = Files.createDirectory(folder.resolve("overflow.db"));
    try (SecuredBroker broker = SecuredBroker.start(folder, "ingest", "right");
        IngestProcess ingest =
            new IngestProcess(
                IngestLaunch.of(folder, broker.securedAddress())
                    .with("INGEST_OVERFLOW_PATH", database.toString())
                    .with("KAFKA_SECURITY_PROTOCOL", "SASL_SSL")
                    .with("KAFKA_SASL_MECHANISM", "PLAIN")
                    .with(
                        "KAFKA_SASL_JAAS_CONFIG",
                        SecuredBroker.PLAIN_LOGIN
                            + " required username=\"ingest\" password=\"wrong\";")
                    .with(
                        "KAFKA_SSL_TRUSTSTORE_LOCATION", broker.certificate().trusted().toString())
                    .with("KAFKA_SSL_TRUSTSTORE_PASSWORD", BrokerCertificate.PASSWORD))) {
      ingest.start();
      List<String> before = Files.readAllLines(ingest.log());
      await()
          .pollInterval(Duration.ofMillis(500))
          .during(FAILING)
          .atMost(FAILING.plusSeconds(5))
          .until(
              () -> LocalHttp.get(ingest.managementPort(), "/q/health/ready").statusCode() == 503);

      List<String> lines = Files.readAllLines(ingest.log());
      Map<String, Long> kinds =
          lines.subList(before.size(), lines.size()).stream()
              .collect(groupingBy(LastingFailureIT::kind, counting()));
      assertThat(kinds)
          .as(() -> lines.stream().collect(Collectors.joining("\n")))
          .allSatisfy((kind, count) -> assertThat(count).as(kind).isLessThanOrEqualTo(2));
    }
  }

  /** The logger's name, or the start of a line that has none. */
  private static String kind(String line) {
    int start = line.indexOf('[');
    int end = line.indexOf(']', Math.max(start, 0));
    return end < 0 ? line : line.substring(start + 1, end);
  }
}
