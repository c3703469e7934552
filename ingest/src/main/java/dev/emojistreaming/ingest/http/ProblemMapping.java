package dev.emojistreaming.ingest.http;

import dev.emojistreaming.ingest.ledger.Rejection;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Maps exceptions to problems. An unexpected exception is a 500 and one line in the log; with the
 * level DEBUG the log has its stack trace.
 */
class ProblemMapping {

  private static final Logger LOG = Logger.getLogger(ProblemMapping.class);

  private static final int MAX_SUMMARY = 160;

  @ServerExceptionMapper
  Response map(WebApplicationException e) {
    Response.StatusType status = e.getResponse().getStatusInfo();
    return ProblemResponse.of(status, detail(status));
  }

  @ServerExceptionMapper
  Response map(Throwable e) {
    LOG.errorf("request=failed: %s", summary(e));
    LOG.debug("request=failed", e);
    return ProblemResponse.of(
        Status.INTERNAL_SERVER_ERROR, "the service failed; its log has the reason");
  }

  /** A request logs little, whatever it contains: the exception and where it was thrown. */
  static String summary(Throwable e) {
    StackTraceElement[] trace = e.getStackTrace();
    String text = trace.length == 0 ? e.toString() : "%s at %s".formatted(e, trace[0]);
    String line = text.replaceAll("\\s+", " ");
    return line.substring(0, Math.min(MAX_SUMMARY, line.length()));
  }

  private static String detail(Response.StatusType status) {
    return switch (status.getStatusCode()) {
      case 404 -> "there is no resource at this path; GET / lists the paths";
      case 405 -> "this path does not support the method";
      case 415 -> "the Content-Type must be application/json";
      case 413 -> RejectionProblem.of(Rejection.TOO_LARGE).detail();
      case 406 -> "the Accept header must allow application/json";
      default -> status.getReasonPhrase();
    };
  }
}
