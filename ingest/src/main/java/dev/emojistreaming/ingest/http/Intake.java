package dev.emojistreaming.ingest.http;

import dev.emojistreaming.contract.FieldError;
import dev.emojistreaming.contract.ParsedReaction;
import dev.emojistreaming.contract.Reaction;
import dev.emojistreaming.ingest.ledger.Ledger;
import dev.emojistreaming.ingest.ledger.Rejection;
import dev.emojistreaming.ingest.store.ReactionStore;
import dev.emojistreaming.ingest.store.StoreOutcome;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Takes a parsed reaction in, whatever request brought it. */
@Singleton
class Intake {

  private final ReactionStore store;
  private final Ledger ledger;
  private final Clock clock;

  Intake(ReactionStore store, Ledger ledger, Clock clock) {
    this.store = store;
    this.ledger = ledger;
    this.clock = clock;
  }

  /** Stores it, or counts it as malformed. */
  CompletableFuture<IntakeOutcome> take(ParsedReaction reaction) {
    return reaction.fold(this::store, this::malformed);
  }

  private CompletableFuture<IntakeOutcome> store(Reaction sent) {
    String messageId = sent.messageId() == null ? UUID.randomUUID().toString() : sent.messageId();
    return store
        .store(sent.received(messageId, clock.instant()))
        .thenApply(outcome -> outcomeOf(messageId, outcome));
  }

  private static IntakeOutcome outcomeOf(String messageId, StoreOutcome outcome) {
    return outcome.fold(
        place -> new IntakeOutcome.Kept(messageId, place), IntakeOutcome.Refused::new);
  }

  private CompletableFuture<IntakeOutcome> malformed(List<FieldError> errors) {
    ledger.refused(Rejection.MALFORMED);
    return CompletableFuture.completedFuture(new IntakeOutcome.Malformed(errors));
  }
}
