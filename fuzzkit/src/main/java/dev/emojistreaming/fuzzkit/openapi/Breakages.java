package dev.emojistreaming.fuzzkit.openapi;

import static dev.emojistreaming.fuzzkit.openapi.Request.Form.BROKEN;
import static dev.emojistreaming.fuzzkit.openapi.Request.Form.ELSEWHERE;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.emojistreaming.fuzzkit.Mutations;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

/** The ways to break a request: its method, path, query, headers, body or bytes. */
final class Breakages {

  /** In broken parts; no log may have it. */
  static final String CANARY = "cAnArY";

  private static final List<String> METHODS =
      List.of("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "PROPFIND", "X");

  private static final List<String> PATHS =
      List.of(
          "/",
          "/" + CANARY,
          ";" + CANARY,
          "/..",
          "/%2e%2e",
          "%00",
          "%ff",
          "//",
          "/%2F",
          "é",
          "?",
          "#",
          "%F0%9F%91%8D");

  private static final List<String> BROKEN_PATHS =
      List.of(" ", "%", "%zz", "\t", "\0", "\\", "{", "|");

  private static final List<String> QUERIES =
      List.of(
          "n=0",
          "n=-1",
          "n=" + CANARY,
          "n=99999999999999999999",
          "n=1&n=2",
          "n",
          "n=",
          "=",
          "&&",
          "step=3",
          "step=1e3",
          "window=1",
          "window=%00",
          "from=" + CANARY,
          "from=2026-11-23T20:00:00Z",
          "to=9999-12-31T23:59:59Z",
          "to=0001-01-01T00:00:00Z&from=",
          "to=%2B1000000000-01-01T00:00:00Z",
          "last_event_id=" + CANARY,
          "last_event_id=a.1.2",
          "room=%F0%9F%91%8D",
          "a[]=1",
          "%ff=%fe");

  private static final List<String> BROKEN_QUERIES = List.of("n=%", "from=%zz", "n=1 2");

  private static final List<String> HEADERS =
      List.of(
          "Content-Type: text/plain",
          "Content-Type: application/json;charset=utf-16",
          "Content-Type: " + CANARY,
          "Content-Type: */*",
          "Content-Type: application/xml",
          "Content-Type: application/x-www-form-urlencoded",
          "Content-Type: multipart/form-data; boundary=x",
          "Content-Type: application/json; charset=" + CANARY,
          "Content-Type: /",
          "Content-Type:",
          "Accept: text/html",
          "Accept: " + CANARY,
          "Accept: application/json;q=0",
          "Accept: application/json;q=x",
          "Accept: */*;q=0.1, ,",
          "Accept:",
          "Accept-Language: " + CANARY,
          "Accept-Charset: utf-16",
          "Accept-Encoding: gzip",
          "Content-Encoding: gzip",
          "Content-Encoding: br",
          "Content-Encoding: identity",
          "Content-Encoding: gzip, gzip",
          "Content-Encoding:",
          "Origin: http://localhost:8090",
          "Origin: null",
          "Origin: " + CANARY,
          "Origin:",
          "Cookie: =;;=" + CANARY,
          "Range: bytes=5-1",
          "If-None-Match: \"" + CANARY + "\"",
          "If-Modified-Since: " + CANARY,
          "Authorization: Bearer " + CANARY,
          "Authorization: " + CANARY,
          "X-Forwarded-For: " + CANARY,
          "Forwarded: for=" + CANARY,
          "X-HTTP-Method-Override: DELETE",
          "Last-Event-ID: " + CANARY,
          "Last-Event-ID: ",
          "Connection: close",
          "Connection: " + CANARY,
          "Expect: 100-continue",
          "User-Agent: \u00e9\u00ff",
          "Access-Control-Request-Method: POST");

  private static final List<String> BROKEN_HEADERS =
      List.of(
          "Content-Length: -1",
          "Content-Length: " + CANARY,
          "Content-Length: 99999999999999999999",
          "Content-Length: 5\r\nContent-Length: 6",
          "Transfer-Encoding: " + CANARY,
          "Transfer-Encoding: chunked\r\nContent-Length: 3",
          "Expect: " + CANARY,
          CANARY,
          ": " + CANARY,
          "A\0: b",
          "A: b\0",
          " folded: " + CANARY,
          "Host: a b",
          "Host: " + CANARY + ":99999",
          "Upgrade: websocket",
          "Upgrade: h2c",
          "Connection: Upgrade\r\nUpgrade: websocket",
          "A: " + "a".repeat(20_000));

  private static final List<String> STARTS =
      List.of(
          "GET / HTTP/0.9",
          "GET /",
          "GET / HTTP/9.9",
          "GET / " + CANARY,
          CANARY,
          "GET  / HTTP/1.1",
          "PRI * HTTP/2.0\r\n\r\nSM",
          "\0\0\0",
          "\u0016\u0003\u0001\u0002\0",
          "GET http://[ HTTP/1.1",
          "CONNECT a:1 HTTP/1.1",
          "OPTIONS * HTTP/1.1",
          "GET /" + "a".repeat(20_000) + " HTTP/1.1");

  /** Two changes may make one of two escapes. */
  private static final Pattern BAD_ESCAPE = Pattern.compile("%(?![0-9a-fA-F]{2})");

  private final Random random;
  private final Mutations bodies;

  private Breakages(Random random, List<byte[]> bodies) {
    this.random = random;
    this.bodies = new Mutations(bodies);
  }

  static List<Breakage> all(Random random, List<byte[]> bodies) {
    Breakages made = new Breakages(random, bodies);
    return List.of(
        new Breakage("method", made::changeMethod),
        new Breakage("path", request -> made.appendPath(request, PATHS, ELSEWHERE)),
        new Breakage("broken path", request -> made.appendPath(request, BROKEN_PATHS, BROKEN)),
        new Breakage("query", request -> made.appendQuery(request, QUERIES)),
        new Breakage(
            "broken query",
            request -> {
              made.appendQuery(request, BROKEN_QUERIES);
              request.lower(BROKEN);
            }),
        new Breakage("header", made::addHeader),
        new Breakage("headers", made::addHeader),
        new Breakage("broken header", made::addBrokenHeader),
        new Breakage(
            "no host",
            request -> {
              request.headers.removeIf(line -> line.startsWith("Host"));
              request.lower(BROKEN);
            }),
        new Breakage(
            "no type",
            request -> request.headers.removeIf(line -> line.startsWith("Content-Type"))),
        new Breakage("body", request -> replaceBody(request, made.bodies.next())),
        new Breakage("mutated body", made::mutateBody),
        new Breakage(
            "large body", request -> replaceBody(request, " ".repeat(17_000).getBytes(UTF_8))),
        new Breakage("chunks", made::chunk),
        new Breakage("bytes", made::mutateBytes),
        new Breakage("start", made::replaceStart));
  }

  private <T> T any(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private void changeMethod(Request request) {
    String other = any(METHODS);
    if (!other.equals(request.method)) {
      request.method = other;
      request.lower(ELSEWHERE);
    }
  }

  private void appendPath(Request request, List<String> choices, Request.Form form) {
    String[] parts = request.target.split("\\?", 2);
    int at = random.nextInt(parts[0].length()) + 1;
    request.target =
        parts[0].substring(0, at)
            + any(choices)
            + parts[0].substring(at)
            + (parts.length > 1 ? "?" + parts[1] : "");
    boolean isPath = !request.target.startsWith("//") && !BAD_ESCAPE.matcher(request.target).find();
    request.lower(isPath ? form : BROKEN);
  }

  private void appendQuery(Request request, List<String> choices) {
    request.target += (request.target.contains("?") ? "&" : "?") + any(choices);
  }

  private void addHeader(Request request) {
    String header = any(HEADERS);
    String name = header.substring(0, header.indexOf(':') + 1);
    request.headers.removeIf(line -> line.startsWith(name));
    request.headers.add(header);
  }

  private void addBrokenHeader(Request request) {
    request.headers.add(any(BROKEN_HEADERS));
    request.lower(BROKEN);
  }

  private void mutateBody(Request request) {
    replaceBody(request, new Mutations(List.of(request.body), random.nextLong()).next());
  }

  private static void replaceBody(Request request, byte[] body) {
    request.body = body;
    if (request.hasHeader("transfer-encoding:")) {
      request.lower(BROKEN); // it is no sequence of chunks
    }
  }

  private void chunk(Request request) {
    if (request.hasHeader("transfer-encoding:")) {
      return;
    }
    ByteArrayOutputStream chunks = new ByteArrayOutputStream();
    int half = request.body.length / 2;
    for (byte[] part :
        List.of(
            Arrays.copyOf(request.body, half),
            Arrays.copyOfRange(request.body, half, request.body.length))) {
      if (part.length > 0) {
        chunks.writeBytes((Integer.toHexString(part.length) + "\r\n").getBytes(ISO_8859_1));
        chunks.writeBytes(part);
        chunks.writeBytes("\r\n".getBytes(ISO_8859_1));
      }
    }
    chunks.writeBytes("0\r\n\r\n".getBytes(ISO_8859_1));
    request.body = chunks.toByteArray();
    request.headers.add("Transfer-Encoding: chunked");
  }

  private void mutateBytes(Request request) {
    List<byte[]> seeds = List.of(request.bytes());
    request.raw = new Mutations(seeds, random.nextLong()).next();
    request.lower(BROKEN);
  }

  private void replaceStart(Request request) {
    byte[] bytes = request.bytes();
    String rest = new String(bytes, ISO_8859_1).replaceFirst("^[^\r]*", "");
    request.raw = (any(STARTS) + rest).getBytes(ISO_8859_1);
    request.lower(BROKEN);
  }
}
