package dev.emojistreaming.ingest.http;

import dev.emojistreaming.contract.Reaction;
import dev.emojistreaming.contract.ReactionParser;
import dev.emojistreaming.ingest.ledger.Ledger;
import dev.emojistreaming.ingest.ledger.Rejection;
import dev.emojistreaming.ingest.store.ReactionStore;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.time.Clock;
import java.util.UUID;

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
  private final ReactionStore store;
  private final Ledger ledger;
  private final Clock clock;

  EmojiResource(ReactionParser parser, ReactionStore store, Ledger ledger, Clock clock) {
    this.parser = parser;
    this.store = store;
    this.ledger = ledger;
    this.clock = clock;
  }

  /** Takes the body as bytes: the contract's parser reads them without reflection. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Uni<Response> receive(byte[] body) {
    if (body.length > BodyLimit.MAX_BYTES) {
      return refuse(
          Rejection.TOO_LARGE,
          Problem.of(Status.REQUEST_ENTITY_TOO_LARGE, Rejection.TOO_LARGE.detail()));
    }
    return parser
        .parse(body)
        .fold(this::keep, errors -> refuse(Rejection.MALFORMED, Problem.badReaction(errors)));
  }

  private Uni<Response> keep(Reaction sent) {
    String messageId = sent.messageId() == null ? UUID.randomUUID().toString() : sent.messageId();
    return store
        .store(sent.received(messageId, clock.instant()))
        .map(outcome -> outcome.fold(place -> Receipt.of(messageId, place), Problem::comeAgain));
  }

  private Uni<Response> refuse(Rejection reason, Response problem) {
    ledger.refused(reason);
    return Uni.createFrom().item(problem);
  }
}
