package dev.emojistreaming.fuzzkit.openapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentCheckTest {

  private static final String DOCUMENT =
      """
      {"openapi": "3.1.0",
       "paths": {"/a": {"get": {"responses": {"200": {"content": {"application/json": {"schema":
         {"type": "object", "required": ["a"], "properties": {"a": {"type": "integer"}}}}}}}}}},
       "components": {"schemas": {"Problem": {"type": "object"}}}}
      """;

  @TempDir Path folder;

  private HttpServer server;
  private Path log;
  private int status = 200;
  private String type = "application/json";
  private String body = "{\"a\":1}";
  private String line = "";

  @BeforeEach
  void start() throws IOException {
    log = Files.createFile(folder.resolve("log"));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/q/openapi", exchange -> answer(exchange, 200, DOCUMENT));
    server.createContext(
        "/",
        exchange -> {
          Files.writeString(log, Files.readString(log) + line);
          boolean isDocumented = exchange.getRequestURI().getPath().equals("/a");
          answer(exchange, isDocumented ? status : 404, isDocumented ? body : "{}");
        });
    server.start();
  }

  private void answer(HttpExchange exchange, int code, String json) throws IOException {
    exchange
        .getResponseHeaders()
        .set("Content-Type", code < 400 ? type : "application/problem+json");
    boolean isHead = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(code, isHead ? -1 : json.length());
    exchange.getResponseBody().write(isHead ? new byte[0] : json.getBytes(UTF_8));
    exchange.close();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private List<String> findings() throws IOException {
    int port = server.getAddress().getPort();
    return new DocumentCheck(port, port, log, List.of(new byte[] {'{'})).run(60);
  }

  @Test
  void documentedAnswerIsNoFinding() throws IOException {
    assertThat(findings()).noneMatch(each -> each.contains("GET /a has") || each.contains("200"));
  }

  @Test
  void undocumentedStatusIsAFinding() throws IOException {
    status = 500;
    assertThat(findings()).anyMatch(each -> each.contains("GET /a has no status 500"));
  }

  @Test
  void undocumentedMediaTypeIsAFinding() throws IOException {
    type = "text/html";
    assertThat(findings()).anyMatch(each -> each.startsWith("media type text/html of status 200"));
  }

  @Test
  void undocumentedPropertyIsAFinding() throws IOException {
    body = "{\"a\":1,\"b\":2}";
    assertThat(findings()).anyMatch(each -> each.contains("'b'"));
  }

  @Test
  void longLogIsAFinding() throws IOException {
    line = "x".repeat(1_000);
    assertThat(findings()).anyMatch(each -> each.endsWith("bytes in the log"));
  }

  @Test
  void partOfARequestInTheLogIsAFinding() throws IOException {
    line = Breakages.CANARY;
    assertThat(findings()).contains("the log repeats a part of a request");
  }
}
