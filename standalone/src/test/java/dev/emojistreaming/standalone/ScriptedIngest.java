package dev.emojistreaming.standalone;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Answers a page's batches in place of ingest, with one answer each, and the last one for the rest.
 */
record ScriptedIngest(
    List<Answer> answers, List<String> bodies, List<Long> times, List<String> tokens) {

  /**
   * @param status 0 for the answer of the real ingest
   * @param body JSON, in which apostrophes are quotation marks
   */
  record Answer(int status, String body) {

    static final Answer REAL = new Answer(0, "");
    static final Answer STORED = of(200, "{'results':[{'stored':'kafka'}]}");

    static Answer of(int status, String body) {
      return new Answer(status, body.replace('\'', '"'));
    }
  }

  static ScriptedIngest of(Page page, Answer... answers) {
    ScriptedIngest ingest =
        new ScriptedIngest(
            List.of(answers),
            new CopyOnWriteArrayList<>(),
            new CopyOnWriteArrayList<>(),
            new CopyOnWriteArrayList<>());
    page.route("**/emoji/batch", ingest::answer);
    return ingest;
  }

  private void answer(Route route) {
    Request request = route.request();
    if (!request.method().equals("POST")) {
      route.resume();
      return;
    }
    Answer answer = answers.get(Math.min(bodies.size(), answers.size() - 1));
    times.add(System.currentTimeMillis());
    @Nullable String token = request.headerValue("Authorization");
    tokens.add(token == null ? "" : token);
    bodies.add(request.postData());
    if (answer.status() == 0) {
      route.resume();
      return;
    }
    route.fulfill(
        new Route.FulfillOptions()
            .setStatus(answer.status())
            .setContentType("application/json")
            .setHeaders(headers(answer.status()))
            .setBody(answer.body()));
  }

  private static Map<String, String> headers(int status) {
    String exposed = "Access-Control-Expose-Headers";
    String allowed = "Access-Control-Allow-Origin";
    return status == 429
        ? Map.of(allowed, "*", exposed, "Retry-After", "Retry-After", "3")
        : Map.of(allowed, "*");
  }
}
