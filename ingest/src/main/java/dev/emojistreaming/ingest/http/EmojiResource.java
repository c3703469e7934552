package dev.emojistreaming.ingest.http;

import dev.emojistreaming.contract.ParsedReaction;
import dev.emojistreaming.contract.ReactionParser;
import dev.emojistreaming.ingest.caller.Caller;
import dev.emojistreaming.ingest.caller.Callers;
import dev.emojistreaming.ingest.ledger.Rejection;
import dev.emojistreaming.ingest.store.Intake;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * {@code POST /emoji}: accepts one reaction.
 *
 * <p>200, with the place, once the reaction is stored; 400, with every invalid field; 413 for a
 * body that is too large; 401 without a valid credential, 403 with one that does not include the
 * reaction; 415 for one that is not JSON or is encoded; 429 with {@code Retry-After} when a limit
 * refuses it; 503 with {@code Retry-After} when the reaction cannot be stored at present.
 */
@Path(EmojiResource.PATH)
public class EmojiResource {

  static final String PATH = "/emoji";

  private final ReactionParser parser;
  private final Intake intake;
  private final Callers callers;
  private final StandingFields fields;
  private final RequestRejections rejections;

  EmojiResource(
      ReactionParser parser,
      Intake intake,
      Callers callers,
      StandingFields fields,
      RequestRejections rejections) {
    this.parser = parser;
    this.intake = intake;
    this.callers = callers;
    this.fields = fields;
    this.rejections = rejections;
  }

  /** The body is bytes: the contract's parser reads them without reflection. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public CompletionStage<Response> receive(byte[] body, @Context RoutingContext context) {
    if (body.length > BodyRules.REACTION.maxBytes()) {
      return CompletableFuture.completedFuture(
          ProblemResponse.of(rejections.reject(Rejection.TOO_LARGE)));
    }
    Caller caller = callers.of(context);
    List<ParsedReaction> reaction = List.of(parser.parse(body, caller.principal().user()));
    return intake
        .take(reaction, caller)
        .thenApply(
            outcomes ->
                outcomes
                    .get(0)
                    .fold(
                        stored -> fields.add(Receipt.of(stored), caller, reaction),
                        malformed ->
                            ProblemResponse.of(RejectionProblem.malformed(malformed.errors())),
                        forbidden ->
                            ProblemResponse.of(RejectionProblem.forbidden(forbidden.detail())),
                        rejected -> ProblemResponse.of(RejectionProblem.of(rejected.reason())),
                        limited -> ProblemResponse.of(limited.refusal())));
  }
}
