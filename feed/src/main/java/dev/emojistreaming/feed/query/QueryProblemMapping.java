package dev.emojistreaming.feed.query;

import dev.emojistreaming.contract.FieldError;
import dev.emojistreaming.contract.Problem;
import dev.emojistreaming.contract.ProblemWriter;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Maps exceptions to problems. An unexpected throwable is a 500 and an error in the log. */
class QueryProblemMapping {

  private static final Logger LOG = Logger.getLogger(QueryProblemMapping.class);

  @ServerExceptionMapper
  Response map(InvalidParameterException e) {
    return response(Status.BAD_REQUEST, e.error().sentence(), List.of(e.error()));
  }

  @ServerExceptionMapper
  Response map(DeniedException e) {
    return response(Status.FORBIDDEN, String.valueOf(e.getMessage()), List.of());
  }

  @ServerExceptionMapper
  Response map(UnavailableException e) {
    Response response =
        response(Status.SERVICE_UNAVAILABLE, String.valueOf(e.getMessage()), List.of());
    return Response.fromResponse(response)
        .header(HttpHeaders.RETRY_AFTER, Problem.RETRY_AFTER_SECONDS)
        .build();
  }

  @ServerExceptionMapper
  Response map(WebApplicationException e) {
    Response.StatusType status = e.getResponse().getStatusInfo();
    return response(status, detail(status), List.of());
  }

  @ServerExceptionMapper
  Response map(Throwable e) {
    LOG.error("request failed", e);
    return response(
        Status.INTERNAL_SERVER_ERROR, "the service failed; its log has the reason", List.of());
  }

  private static Response response(
      Response.StatusType status, String detail, List<FieldError> errors) {
    Problem problem = Problem.of(status.getStatusCode(), status.getReasonPhrase(), detail, errors);
    return Response.status(status)
        .type(Problem.MEDIA_TYPE)
        .entity(ProblemWriter.toJson(problem))
        .build();
  }

  private static String detail(Response.StatusType status) {
    return switch (status.getStatusCode()) {
      case 404 ->
          "there is no resource at this path; GET /q/openapi on the management port lists all";
      case 405 -> "this path does not support the method";
      case 406 -> "the Accept header must allow application/json";
      default -> status.getReasonPhrase();
    };
  }
}
