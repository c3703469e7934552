package dev.emojistreaming.fuzzkit.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Sends requests made from the document that a service serves, and finds the answers that the
 * document lacks. A request for a documented operation has a documented status, media type and
 * schema; any other one has a status below 500 and, if it is valid HTTP and fails, a problem. For
 * one thread.
 */
public final class DocumentCheck {

  private static final String PROBLEM = "application/problem+json";
  private static final int MAX_LOG_BYTES = 200;
  private static final int MAX_FINDINGS = 20;

  /** Also the seed: another number makes other requests. */
  private static final int REQUESTS = Integer.getInteger("documented.requests", 2_000);

  private final int port;
  private final Path log;
  private final OpenApiDocument document;
  private final RequestMaker maker;
  private final Random random;

  private final Map<String, Integer> answers = new TreeMap<>();

  /** By what differs, the first request that showed it. */
  private final Map<String, Request> findings = new LinkedHashMap<>();

  private int hostile;

  /**
   * A check of the service on these ports, on loopback.
   *
   * @param log the log of the service
   * @param bodies seeds of broken bodies
   */
  public DocumentCheck(int port, int managementPort, Path log, List<byte[]> bodies)
      throws IOException {
    this.port = port;
    this.log = log;
    this.document = OpenApiDocument.served(managementPort);
    this.random = new Random(REQUESTS);
    this.maker = new RequestMaker(random, bodies);
  }

  /** The answers so far: how many of each status each operation had. */
  public Map<String, Integer> answers() {
    return answers;
  }

  /** The operations that had no answer of success yet. */
  public List<String> unansweredOperations() {
    return document.operations().stream()
        .map(Operation::name)
        .filter(
            name ->
                answers.keySet().stream()
                    .noneMatch(each -> each.matches(Pattern.quote(name) + " (101|200)")))
        .toList();
  }

  /**
   * Sends 2,000 requests; the system property {@code documented.requests} changes the number.
   *
   * @return what differs from the document, at most twenty lines
   */
  public List<String> run() throws IOException {
    return run(REQUESTS);
  }

  List<String> run(int requests) throws IOException {
    long logBefore = Files.size(log);
    List<Operation> operations = document.operations();
    Connection connection = new Connection(port);
    try {
      for (int i = 0; i < requests && findings.size() < MAX_FINDINGS; i++) {
        Operation operation = operations.get(random.nextInt(operations.size()));
        Request request = maker.next(operation);
        hostile += request.isValid() ? 0 : 1;
        boolean isBroken = request.form == Request.Form.BROKEN;
        if (isBroken) {
          connection.close();
          connection = new Connection(port);
        }
        Optional<Answer> answer = exchange(connection, request, isBroken);
        answer.ifPresent(each -> count(operation, request, each));
        check(operation, request, answer)
            .ifPresent(finding -> findings.putIfAbsent(finding, request));
        if (isBroken || answer.map(Answer::isLast).orElse(true)) {
          connection.close();
          connection = new Connection(port);
        }
      }
    } finally {
      connection.close();
    }
    List<String> found = new ArrayList<>();
    findings.forEach((finding, request) -> found.add(finding + " to " + request));
    found.addAll(checkLog(Files.size(log) - logBefore));
    return found;
  }

  private Optional<Answer> exchange(Connection connection, Request request, boolean isBroken)
      throws IOException {
    try {
      return connection.send(request, isBroken);
    } catch (IOException e) {
      throw new IOException("no answer to " + request, e);
    }
  }

  private void count(Operation operation, Request request, Answer answer) {
    String name =
        request.form == Request.Form.DOCUMENTED ? operation.name() : request.form.toString();
    answers.merge(name + " " + answer.status(), 1, Integer::sum);
  }

  private Optional<String> check(Operation operation, Request request, Optional<Answer> answer) {
    if (answer.isEmpty()) {
      return request.form == Request.Form.BROKEN ? Optional.empty() : Optional.of("no answer");
    }
    return switch (request.form) {
      case DOCUMENTED -> checkDocumented(operation, answer.get());
      case ELSEWHERE -> checkElsewhere(request, answer.get());
      case BROKEN ->
          answer.get().status() < 500
              ? Optional.empty()
              : Optional.of("status " + answer.get().status());
    };
  }

  private Optional<String> checkDocumented(Operation operation, Answer answer) {
    JsonNode response = operation.responses().path(String.valueOf(answer.status()));
    if (response.isMissingNode()) {
      return Optional.of(operation.name() + " has no status " + answer.status() + ", the answer");
    }
    if (response.path("content").isEmpty()) {
      return Optional.empty();
    }
    JsonNode content = response.path("content").path(answer.mediaType());
    if (content.isMissingNode()) {
      return Optional.of("media type " + answer.mediaType() + " of status " + answer.status());
    }
    return answer.mediaType().endsWith("json")
        ? differences(content.path("schema"), answer)
        : Optional.empty();
  }

  /** Every error of valid HTTP is a problem. Success is that of another operation. */
  private Optional<String> checkElsewhere(Request request, Answer answer) {
    if (answer.status() >= 500) {
      return Optional.of("status " + answer.status());
    }
    if (answer.status() < 400 || request.method.equals("HEAD")) {
      return Optional.empty();
    }
    return answer.mediaType().equals(PROBLEM)
        ? differences(document.problem(), answer)
        : Optional.of("status " + answer.status() + " without a problem");
  }

  private Optional<String> differences(JsonNode schema, Answer answer) {
    List<String> differences = document.differences(schema, answer.body());
    return differences.isEmpty()
        ? Optional.empty()
        : Optional.of("status " + answer.status() + " with " + differences);
  }

  private List<String> checkLog(long bytes) throws IOException {
    List<String> found = new ArrayList<>();
    if (bytes > (long) hostile * MAX_LOG_BYTES) {
      found.add(hostile + " hostile requests left " + bytes + " bytes in the log");
    }
    if (Files.readString(log).contains(Breakages.CANARY)) {
      found.add("the log repeats a part of a request");
    }
    return found;
  }
}
