package dev.emojistreaming.fuzzkit.openapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes requests of an operation: a third of them valid, the others broken. For one thread. */
final class RequestMaker {

  private static final List<String> WEB_SOCKET =
      List.of(
          "Connection: Upgrade",
          "Upgrade: websocket",
          "Sec-WebSocket-Version: 13",
          "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==");

  private final Random random;
  private final Values values;
  private final List<Breakage> breakages;

  /**
   * Makes the same requests for the same random numbers.
   *
   * @param bodies seeds of broken bodies, next to those that the document allows
   */
  RequestMaker(Random random, List<byte[]> bodies) {
    this.random = random;
    this.values = new Values(random);
    this.breakages = Breakages.all(random, bodies);
  }

  Request next(Operation operation) {
    Request request = valid(operation);
    if (random.nextInt(3) > 0) {
      int changes = 1 + random.nextInt(2);
      for (int i = 0; i < changes && request.form != Request.Form.BROKEN; i++) {
        Breakage breakage = breakages.get(random.nextInt(breakages.size()));
        breakage.apply(request);
        request.changes.add(breakage.name());
      }
    }
    return request;
  }

  private Request valid(Operation operation) {
    String path = operation.path();
    List<String> query = new ArrayList<>();
    List<String> headers = new ArrayList<>();
    for (JsonNode parameter : operation.parameters()) {
      String name = parameter.path("name").asText();
      String value = values.of(parameter.path("schema")).asText();
      boolean isSent = random.nextInt(3) == 0;
      switch (parameter.path("in").asText()) {
        case "path" -> path = path.replace("{" + name + "}", value);
        case "query" -> {
          if (isSent) {
            query.add(name + "=" + URLEncoder.encode(value, UTF_8));
          }
        }
        default -> {
          if (isSent) {
            headers.add(name + ": " + value);
          }
        }
      }
    }
    String target = query.isEmpty() ? path : path + "?" + String.join("&", query);
    byte[] body =
        operation.body().isMissingNode()
            ? new byte[0]
            : values.of(operation.body()).toString().getBytes(UTF_8);
    Request request = new Request(operation.method(), target, body);
    request.headers.add("Host: localhost");
    if (body.length > 0) {
      request.headers.add("Content-Type: application/json");
    }
    request.headers.addAll(headers);
    if (operation.responses().has("101") && random.nextBoolean()) {
      request.headers.addAll(WEB_SOCKET);
    }
    return request;
  }
}
