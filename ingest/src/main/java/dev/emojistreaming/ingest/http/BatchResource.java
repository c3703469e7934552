package dev.emojistreaming.ingest.http;

import dev.emojistreaming.contract.FieldError;
import dev.emojistreaming.contract.ParsedReaction;
import dev.emojistreaming.contract.Problem;
import dev.emojistreaming.contract.ReactionParser;
import dev.emojistreaming.ingest.caller.Caller;
import dev.emojistreaming.ingest.caller.Callers;
import dev.emojistreaming.ingest.ledger.Rejection;
import dev.emojistreaming.ingest.memory.MemoryBounds;
import dev.emojistreaming.ingest.store.Intake;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /emoji/batch}: accepts an array of up to 1,000 reactions, plain or gzipped.
 *
 * <p>200 with one result for each reaction, when at least one is stored or all are malformed; 400
 * when the body is not such an array; 413 when it is too large; 415 for another type or encoding;
 * 429 with {@code Retry-After} when limits refuse all reactions; 503 with {@code Retry-After} when
 * there are valid reactions and none can be stored.
 */
@Path(BatchResource.PATH)
public class BatchResource {

  static final String PATH = "/emoji/batch";

  private final ReactionParser parser;
  private final Intake intake;
  private final Callers callers;
  private final MemoryBounds memory;
  private final StandingFields fields;
  private final RequestRejections rejections;

  BatchResource(
      ReactionParser parser,
      Intake intake,
      Callers callers,
      MemoryBounds memory,
      StandingFields fields,
      RequestRejections rejections) {
    this.parser = parser;
    this.intake = intake;
    this.callers = callers;
    this.memory = memory;
    this.fields = fields;
    this.rejections = rejections;
  }

  /** Parses the array on a worker thread: a large one would block an event loop for too long. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Uni<Response> receive(
      byte[] body,
      @HeaderParam(HttpHeaders.CONTENT_ENCODING) @Nullable String encoding,
      @Context RoutingContext context) {
    Caller caller = callers.of(context);
    return Uni.createFrom()
        .completionStage(() -> read(body, BodyRules.isGzip(encoding), caller))
        .runSubscriptionOn(Infrastructure.getDefaultExecutor());
  }

  private CompletableFuture<Response> read(byte[] body, boolean gzipped, Caller caller) {
    try (BatchBody json = BatchBody.of(body, gzipped, memory)) {
      return parser
          .parseBatch(json, caller.principal().user())
          .fold(items -> take(items, caller), this::malformed);
    } catch (BatchBody.TooLargeException e) {
      return answer(rejections.reject(Rejection.TOO_LARGE));
    } catch (BatchBody.MemoryFullException e) {
      return answer(rejections.reject(Rejection.BUFFER_FULL));
    } catch (IOException e) {
      return malformed(BatchBody.NOT_GZIP);
    }
  }

  private CompletableFuture<Response> take(List<ParsedReaction> reactions, Caller caller) {
    return intake
        .take(reactions, caller)
        .thenApply(outcomes -> fields.add(BatchReceipt.of(outcomes), caller, reactions));
  }

  private CompletableFuture<Response> malformed(FieldError error) {
    rejections.reject(Rejection.MALFORMED);
    return answer(RejectionProblem.malformed(List.of(error)));
  }

  private static CompletableFuture<Response> answer(Problem problem) {
    return CompletableFuture.completedFuture(ProblemResponse.of(problem));
  }
}
