package dev.emojistreaming.ingest.http;

import dev.emojistreaming.ingest.ledger.Rejection;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns what was thrown into a problem. What nobody expected is a 500 and an error in the log. */
class ProblemMapping {

  private static final Logger LOG = Logger.getLogger(ProblemMapping.class);

  @ServerExceptionMapper
  Response map(WebApplicationException e) {
    Response.StatusType status = e.getResponse().getStatusInfo();
    return Problem.of(status, detail(status)).response();
  }

  @ServerExceptionMapper
  Response map(RuntimeException e) {
    LOG.error("request failed", e);
    return Problem.of(Status.INTERNAL_SERVER_ERROR, "the service failed; its log has the reason")
        .response();
  }

  private static String detail(Response.StatusType status) {
    return switch (status.getStatusCode()) {
      case 404 -> "there is nothing at this address; GET / lists what there is";
      case 405 -> "this address takes another method";
      case 415 -> "the Content-Type must be application/json";
      case 413 -> Problem.of(Rejection.TOO_LARGE).detail();
      case 406 -> "the answer is application/json or application/problem+json";
      default -> status.getReasonPhrase();
    };
  }
}
