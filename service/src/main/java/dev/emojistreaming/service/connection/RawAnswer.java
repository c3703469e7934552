package dev.emojistreaming.service.connection;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.emojistreaming.contract.Problem;
import dev.emojistreaming.contract.ProblemWriter;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Locale;

/** The bytes of an answer for which there is no HTTP handler. */
final class RawAnswer {

  private RawAnswer() {}

  /** An answer after which the connection is closed. */
  static ByteBuf of(Problem problem) {
    byte[] body = ProblemWriter.toJson(problem);
    String retry =
        problem.isTemporary() ? "Retry-After: " + Problem.RETRY_AFTER_SECONDS + "\r\n" : "";
    String head =
        String.format(
            Locale.ROOT,
            "HTTP/1.1 %d %s\r\nContent-Type: %s\r\nContent-Length: %d\r\nConnection: close\r\n%s\r\n",
            problem.status(),
            problem.title(),
            Problem.MEDIA_TYPE,
            body.length,
            retry);
    return Unpooled.wrappedBuffer(head.getBytes(US_ASCII), body);
  }
}
