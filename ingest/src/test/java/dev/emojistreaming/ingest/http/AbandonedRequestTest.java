package dev.emojistreaming.ingest.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.emojistreaming.ingest.ReadyService;
import dev.emojistreaming.testkit.metrics.Scrape;
import dev.emojistreaming.testkit.quarkus.KafkaBroker;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaBroker.class)
class AbandonedRequestTest {

  private static final String RECEIVED = "ingest_reactions_received_total";
  private static final String IN_KAFKA = "ingest_reactions_stored_total{place=\"kafka\"}";

  @ConfigProperty(name = "quarkus.management.test-port")
  int managementPort;

  @TestHTTPResource("/emoji")
  URI emoji;

  @Test
  void reactionIsAccountedForAfterItsClientDisconnects() throws Exception {
    ReadyService.await();
    double receivedBefore = Scrape.ofQuarkus(managementPort).sum(RECEIVED);
    double inKafkaBefore = Scrape.ofQuarkus(managementPort).sum(IN_KAFKA);

    for (int i = 0; i < 50; i++) {
      postAndHangUp();
    }

    // A client may disconnect before its request is read; received reactions are accounted for.
    Awaitility.await()
        .untilAsserted(
            () -> {
              double received = Scrape.ofQuarkus(managementPort).sum(RECEIVED) - receivedBefore;
              assertThat(received).isPositive();
              assertThat(Scrape.ofQuarkus(managementPort).value("ingest_reactions_outstanding"))
                  .isZero();
              assertThat(Scrape.ofQuarkus(managementPort).sum(IN_KAFKA) - inKafkaBefore)
                  .isEqualTo(received);
            });
  }

  private void postAndHangUp() throws IOException {
    String json =
        "{\"user_id\":\"gone\",\"emoji_type\":\"👍\",\"timestamp\":\"%s\"}"
            .formatted(Instant.now());
    try (Socket socket = new Socket(emoji.getHost(), emoji.getPort())) {
      socket
          .getOutputStream()
          .write(
              ("POST /emoji HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                      + "Content-Length: "
                      + json.getBytes(UTF_8).length
                      + "\r\n\r\n"
                      + json)
                  .getBytes(UTF_8));
    }
  }
}
