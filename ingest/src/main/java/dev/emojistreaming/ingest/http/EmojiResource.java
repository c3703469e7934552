package dev.emojistreaming.ingest.http;

import dev.emojistreaming.contract.ReactionParser;
import dev.emojistreaming.ingest.ledger.Rejection;
import dev.emojistreaming.ingest.store.Intake;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * {@code POST /emoji}: one reaction in.
 *
 * <p>200 once the reaction is kept, with where; 400 naming every bad field; 413 and 415 for other
 * bodies; 503 with {@code Retry-After} when nothing can keep it.
 */
@Path(EmojiResource.PATH)
public class EmojiResource {

  static final String PATH = "/emoji";

  private final ReactionParser parser;
  private final Intake intake;
  private final RequestRefusals refusals;

  EmojiResource(ReactionParser parser, Intake intake, RequestRefusals refusals) {
    this.parser = parser;
    this.intake = intake;
    this.refusals = refusals;
  }

  /** Takes the body as bytes: the contract's parser reads them without reflection. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public CompletionStage<Response> receive(byte[] body) {
    if (body.length > BodyRules.REACTION.maxBytes()) {
      return CompletableFuture.completedFuture(refusals.refuse(Rejection.TOO_LARGE).response());
    }
    return intake
        .take(List.of(parser.parse(body)))
        .thenApply(
            outcomes ->
                outcomes
                    .get(0)
                    .fold(
                        Receipt::of,
                        malformed -> Problem.malformed(malformed.errors()).response(),
                        refused -> Problem.of(refused.reason()).response()));
  }
}
