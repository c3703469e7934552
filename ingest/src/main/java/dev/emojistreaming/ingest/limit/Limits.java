package dev.emojistreaming.ingest.limit;

import dev.emojistreaming.contract.ParsedReaction;
import dev.emojistreaming.ingest.IngestConfig;
import dev.emojistreaming.ingest.LimitConfig;
import dev.emojistreaming.ingest.caller.Caller;
import dev.emojistreaming.ingest.ledger.Rejection;
import dev.emojistreaming.service.address.AddressList;
import dev.emojistreaming.service.limit.Fingerprints;
import dev.emojistreaming.service.limit.KeyedLimit;
import dev.emojistreaming.service.limit.Rate;
import dev.emojistreaming.service.limit.Standing;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** The limits of how many reactions are taken. Thread-safe; never blocks. */
@Singleton
public class Limits {

  private final List<Rule> rules;
  private final AddressList exempt;
  private final LongSupplier nanos;
  private final Fingerprints fingerprints = Fingerprints.random();

  @Inject
  Limits(IngestConfig config, MeterRegistry registry) {
    this(config.limit(), sinceNow());
    LimitMetrics.register(rules, nanos, registry);
  }

  /**
   * Limits for tests, without metrics.
   *
   * @param nanos a clock in nanoseconds that is never negative and never goes back
   */
  Limits(LimitConfig config, LongSupplier nanos) {
    this.rules = RuleBook.rules(config, fingerprints);
    this.exempt = config.exempt();
    this.nanos = nanos;
  }

  private static LongSupplier sinceNow() {
    long start = System.nanoTime();
    return () -> System.nanoTime() - start;
  }

  /** Makes this bean at start, so that limits that do not fit into memory are refused then. */
  void start(@Observes @Priority(1) StartupEvent event) {}

  /** The limits for the reactions of this caller. */
  public CallerLimits of(Caller caller) {
    return new CallerLimits(rules, fingerprints, nanos, Debtor.of(caller, exempt, fingerprints));
  }

  /**
   * How the user of these reactions stands who has least left.
   *
   * @return empty if there is no limit for users, or all reactions are malformed
   */
  public Optional<UserStanding> standing(Caller caller, List<ParsedReaction> reactions) {
    Debtor debtor = Debtor.of(caller, exempt, fingerprints);
    long now = nanos.getAsLong();
    return users()
        .flatMap(
            limit ->
                reactions.stream()
                    .flatMap(
                        reaction -> debtor.charge(reaction, fingerprints).user().stream().boxed())
                    .map(user -> limit.standing(user, now))
                    .min(Comparator.comparingLong(Standing::remaining))
                    .map(standing -> new UserStanding(limit.rate(), standing)));
  }

  private Optional<KeyedLimit> users() {
    return rules.stream()
        .filter(rule -> rule.reason() == Rejection.LIMIT_USER)
        .map(rule -> ((Rule.Keyed) rule).limit())
        .findFirst();
  }

  /** How a user stands with the limit for users. */
  public record UserStanding(Rate rate, Standing standing) {}
}
