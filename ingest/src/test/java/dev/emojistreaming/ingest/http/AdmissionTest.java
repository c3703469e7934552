package dev.emojistreaming.ingest.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.emojistreaming.testkit.metrics.Scrape;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Memory that is reserved for a body is released, even if the body does not end normally. */
@QuarkusTest
class AdmissionTest {

  private static final int CHUNK = 4096;

  @ConfigProperty(name = "quarkus.management.test-port")
  int managementPort;

  @TestHTTPResource("/")
  URI service;

  @AfterEach
  void nothingIsHeld() {
    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(Scrape.ofQuarkus(managementPort).value("ingest_memory_bodies_bytes"))
                    .isZero());
  }

  @ParameterizedTest
  @CsvSource({"/emoji, 5", "/emoji, 500", "/emoji/batch, 600"})
  void bodyWithoutLengthIsReadUpToTheLimit(String path, int chunks) throws IOException {
    try (Socket socket = connect()) {
      send(socket, head(path, "Transfer-Encoding: chunked"));
      for (int i = 0; i < chunks; i++) {
        send(socket, Integer.toHexString(CHUNK) + "\r\n" + " ".repeat(CHUNK) + "\r\n");
      }
      send(socket, "0\r\n\r\n");
      assertThat(statusLine(socket)).contains("413");
    } catch (SocketException e) {
      // A refusal while the body is being sent is an answer, too.
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/emoji", "/emoji/batch"})
  void clientThatDisconnectsMidwayReleasesItsMemory(String path) throws IOException {
    for (String length : new String[] {"Content-Length: 9000", "Transfer-Encoding: chunked"}) {
      try (Socket socket = connect()) {
        send(socket, head(path, length) + "1770\r\n" + " ".repeat(6_000));
        Awaitility.await()
            .until(() -> Scrape.ofQuarkus(managementPort).sum("ingest_memory_bodies_bytes") > 0);
      }
      nothingIsHeld();
    }
  }

  private Socket connect() throws IOException {
    return new Socket(service.getHost(), service.getPort());
  }

  private static String head(String path, String length) {
    return "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n%s\r\n\r\n"
        .formatted(path, length);
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(UTF_8));
  }

  private static String statusLine(Socket socket) throws IOException {
    return new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8)).readLine();
  }
}
