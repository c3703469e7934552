package dev.emojistreaming.ingest.limit;

import dev.emojistreaming.contract.ParsedReaction;
import dev.emojistreaming.service.limit.Fingerprints;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The limits for the reactions of one caller.
 *
 * <p>A reaction is charged to its user, the key, the address, the room, and the total, in this
 * order. Each is charged only if those before it take the reaction; if a later one refuses it, they
 * are given their charges back. So a client that exceeds its own limit takes nothing from the
 * limits that all share.
 */
public final class CallerLimits {

  private final List<Rule> rules;
  private final Fingerprints fingerprints;
  private final LongSupplier nanos;
  private final Debtor debtor;

  CallerLimits(List<Rule> rules, Fingerprints fingerprints, LongSupplier nanos, Debtor debtor) {
    this.rules = rules;
    this.fingerprints = fingerprints;
    this.nanos = nanos;
    this.debtor = debtor;
  }

  /**
   * Charges all limits with a reaction, valid or not.
   *
   * @return null if all took it; otherwise the refusal, and none is charged
   */
  public @Nullable Refusal charge(ParsedReaction reaction) {
    return rules.isEmpty() ? null : charge(debtor.charge(reaction, fingerprints));
  }

  /**
   * Charges the caller's own limits with a reaction that names a user or a room on which it has no
   * right.
   *
   * @return null if all took it; otherwise the refusal, and none is charged
   */
  public @Nullable Refusal chargeCaller() {
    return charge(debtor.chargeOfCaller());
  }

  private @Nullable Refusal charge(Charge charge) {
    long now = nanos.getAsLong();
    for (int i = 0; i < rules.size(); i++) {
      Rule rule = rules.get(i);
      long wait = rule.charge(charge, now);
      if (wait > 0) {
        rules.subList(0, i).forEach(earlier -> earlier.refund(charge, now));
        return new Refusal(rule.reason(), rule.rate(), wait);
      }
    }
    return null;
  }
}
