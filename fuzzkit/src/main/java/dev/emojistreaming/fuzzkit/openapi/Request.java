package dev.emojistreaming.fuzzkit.openapi;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request before it is written: its parts may be broken one by one. For one thread. */
final class Request {

  /** How much of HTTP still holds. */
  enum Form {
    /** An operation of the document answers. */
    DOCUMENTED,
    /** Valid HTTP, for a path or a method that the document lacks. */
    ELSEWHERE,
    /** Not valid HTTP; the service may answer or close the connection. */
    BROKEN
  }

  String method;
  String target;
  final List<String> headers = new ArrayList<>();
  byte[] body;
  Form form = Form.DOCUMENTED;

  /** The names of the changes, for a report. */
  final List<String> changes = new ArrayList<>();

  /** Bytes to send instead of all the parts. */
  byte @Nullable [] raw;

  Request(String method, String target, byte[] body) {
    this.method = method;
    this.target = target;
    this.body = body;
  }

  /** Whether nothing of it was changed. */
  boolean isValid() {
    return changes.isEmpty();
  }

  void lower(Form to) {
    if (to.compareTo(form) > 0) {
      form = to;
    }
  }

  boolean hasHeader(String name) {
    return headers.stream().anyMatch(line -> line.regionMatches(true, 0, name, 0, name.length()));
  }

  byte[] bytes() {
    if (raw != null) {
      return raw;
    }
    StringBuilder head = new StringBuilder();
    head.append(method).append(' ').append(target).append(" HTTP/1.1\r\n");
    headers.forEach(line -> head.append(line).append("\r\n"));
    if (!hasHeader("content-length:") && !hasHeader("transfer-encoding:")) {
      head.append("Content-Length: ").append(body.length).append("\r\n");
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(head.append("\r\n").toString().getBytes(ISO_8859_1));
    bytes.writeBytes(body);
    return bytes.toByteArray();
  }

  @Override
  public String toString() {
    String start = new String(bytes(), ISO_8859_1).replace("\r\n", "⏎");
    return changes + " " + start.substring(0, Math.min(400, start.length()));
  }
}
