package dev.emojistreaming.ingest.store;

import dev.emojistreaming.contract.FieldError;
import dev.emojistreaming.contract.ParsedReaction;
import dev.emojistreaming.contract.ReactionWriter;
import dev.emojistreaming.contract.SentReaction;
import dev.emojistreaming.ingest.IngestConfig;
import dev.emojistreaming.ingest.caller.Caller;
import dev.emojistreaming.ingest.caller.MessageIds;
import dev.emojistreaming.ingest.caller.PublishRights;
import dev.emojistreaming.ingest.ledger.Ledger;
import dev.emojistreaming.ingest.ledger.Rejection;
import dev.emojistreaming.ingest.limit.CallerLimits;
import dev.emojistreaming.ingest.limit.Limits;
import dev.emojistreaming.ingest.limit.Refusal;
import dev.emojistreaming.ingest.store.EventTimeRule.Decision;
import dev.emojistreaming.ingest.ticket.Outcome;
import dev.emojistreaming.ingest.ticket.Outcomes;
import dev.emojistreaming.ingest.ticket.Ticket;
import dev.emojistreaming.ingest.ticket.Tickets;
import dev.emojistreaming.service.auth.Scope;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Admits and stores the parsed reactions of a request. Thread-safe. */
@Singleton
public class Intake {

  private final Tickets tickets;
  private final ReactionStorage storage;
  private final Limits limits;
  private final Ledger ledger;
  private final Clock clock;
  private final EventTimeRule eventTimes;

  @Inject
  Intake(
      Tickets tickets,
      ReactionStorage storage,
      Limits limits,
      Ledger ledger,
      Clock clock,
      IngestConfig config) {
    this.tickets = tickets;
    this.storage = storage;
    this.limits = limits;
    this.ledger = ledger;
    this.clock = clock;
    this.eventTimes = new EventTimeRule(config.allowedLateness());
  }

  /**
   * Stores the valid reactions of a request, as far as the limits allow, the first ones first.
   * Limits are charged with malformed and forbidden ones, too. Never blocks; failures are outcomes.
   * A client that disconnects cancels nothing.
   *
   * @param reactions at least one
   * @param caller the client that sent them
   * @return one outcome for each reaction, in the same order
   */
  public CompletableFuture<List<Outcome>> take(List<ParsedReaction> reactions, Caller caller) {
    Outcomes outcomes = new Outcomes(reactions.size());
    List<Ticket> valid = new ArrayList<>(reactions.size());
    CallerLimits callerLimits = limits.of(caller);
    Instant now = clock.instant();
    for (int i = 0; i < reactions.size(); i++) {
      int index = i;
      ParsedReaction reaction = reactions.get(i);
      Optional<String> denial = denial(reaction, caller);
      Refusal refusal =
          denial.isPresent() ? callerLimits.chargeCaller() : callerLimits.charge(reaction);
      if (refusal != null) {
        ledger.rejectedOnArrival(refusal.reason(), 1);
        outcomes.set(index, new Outcome.Limited(refusal));
      } else if (denial.isPresent()) {
        ledger.rejectedOnArrival(Rejection.FORBIDDEN, 1);
        outcomes.set(index, new Outcome.Forbidden(denial.get()));
      } else {
        reaction.fold(
            sent -> valid(outcomes, index, sent, caller, now, valid),
            errors -> malformed(outcomes, index, errors));
      }
    }
    if (!valid.isEmpty()) {
      tickets.admit(valid).forEach(storage::accept);
    }
    return outcomes.all();
  }

  private static Optional<String> denial(ParsedReaction reaction, Caller caller) {
    return reaction.fold(
        sent -> PublishRights.denial(caller.principal(), sent), errors -> Optional.empty());
  }

  private boolean valid(
      Outcomes outcomes,
      int index,
      SentReaction sent,
      Caller caller,
      Instant receivedAt,
      List<Ticket> valid) {
    Decision decision = eventTimes.decide(sent, receivedAt, caller.principal().has(Scope.BACKFILL));
    if (decision instanceof Decision.TooOld tooOld) {
      return malformed(outcomes, index, List.of(tooOld.error()));
    }
    return valid.add(ticket(outcomes, index, sent, caller, (Decision.Counts) decision, receivedAt));
  }

  private Ticket ticket(
      Outcomes outcomes,
      int index,
      SentReaction sent,
      Caller caller,
      Decision.Counts decision,
      Instant receivedAt) {
    String messageId = sent.messageId() == null ? UUID.randomUUID().toString() : sent.messageId();
    byte[] record =
        ReactionWriter.toJson(
            sent.received(
                MessageIds.ofRecord(caller.principal(), messageId),
                decision.eventTime(),
                receivedAt));
    if (decision.isReceipt()) {
      ledger.timestampIgnored();
    }
    return tickets.create(outcomes, index, messageId, record, decision.isReceipt());
  }

  private boolean malformed(Outcomes outcomes, int index, List<FieldError> errors) {
    ledger.rejectedOnArrival(Rejection.MALFORMED, 1);
    outcomes.set(index, new Outcome.Malformed(errors));
    return false;
  }
}
