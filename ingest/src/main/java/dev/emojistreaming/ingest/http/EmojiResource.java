package dev.emojistreaming.ingest.http;

import dev.emojistreaming.contract.ReactionParser;
import dev.emojistreaming.ingest.ledger.Ledger;
import dev.emojistreaming.ingest.ledger.Rejection;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
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
  private final Ledger ledger;

  EmojiResource(ReactionParser parser, Intake intake, Ledger ledger) {
    this.parser = parser;
    this.intake = intake;
    this.ledger = ledger;
  }

  /** Takes the body as bytes: the contract's parser reads them without reflection. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public CompletionStage<Response> receive(byte[] body) {
    if (body.length > BodyRules.REACTION.maxBytes()) {
      ledger.refused(Rejection.TOO_LARGE);
      return CompletableFuture.completedFuture(Problem.tooLarge());
    }
    return intake
        .take(parser.parse(body))
        .thenApply(
            outcome ->
                outcome.fold(
                    Receipt::of,
                    malformed -> Problem.badReaction(malformed.errors()),
                    refused -> Problem.comeAgain(refused.reason())));
  }
}
