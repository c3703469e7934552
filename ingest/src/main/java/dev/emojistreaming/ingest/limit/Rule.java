package dev.emojistreaming.ingest.limit;

import dev.emojistreaming.ingest.ledger.Rejection;
import dev.emojistreaming.service.limit.KeyedLimit;
import dev.emojistreaming.service.limit.Rate;
import dev.emojistreaming.service.limit.SharedLimit;
import java.util.OptionalLong;
import java.util.function.Function;

/** One limit of reactions. It does not apply to a reaction without its key. */
sealed interface Rule {

  /** Why it refuses. */
  Rejection reason();

  /** Of each key. */
  Rate rate();

  /** Returns 0, or the nanoseconds until the limit would take such a reaction. */
  long charge(Charge charge, long now);

  /** Gives a charge back that another limit refused. */
  void refund(Charge charge, long now);

  /** Number of keys in debt. */
  long entries(long now);

  /** Number of charges so far to debts that several keys share. */
  long sharedCharges();

  /** Each key has a limit for itself. */
  record Keyed(Rejection reason, KeyedLimit limit, Function<Charge, OptionalLong> key)
      implements Rule {

    @Override
    public Rate rate() {
      return limit.rate();
    }

    @Override
    public long charge(Charge charge, long now) {
      OptionalLong chosen = key.apply(charge);
      return chosen.isPresent() ? limit.charge(chosen.getAsLong(), now) : 0;
    }

    @Override
    public void refund(Charge charge, long now) {
      key.apply(charge).ifPresent(chosen -> limit.refund(chosen, now));
    }

    @Override
    public long entries(long now) {
      return limit.entries(now);
    }

    @Override
    public long sharedCharges() {
      return limit.sharedCharges();
    }
  }

  /** The senders share the limit of each key. */
  record Shared(Rejection reason, SharedLimit limit, Function<Charge, OptionalLong> key)
      implements Rule {

    @Override
    public Rate rate() {
      return limit.rate();
    }

    @Override
    public long charge(Charge charge, long now) {
      OptionalLong chosen = key.apply(charge);
      return chosen.isPresent()
          ? limit.charge(chosen.getAsLong(), charge.caller().sender(), now)
          : 0;
    }

    @Override
    public void refund(Charge charge, long now) {
      key.apply(charge).ifPresent(chosen -> limit.refund(chosen, charge.caller().sender(), now));
    }

    @Override
    public long entries(long now) {
      return limit.entries(now);
    }

    @Override
    public long sharedCharges() {
      return limit.sharedCharges();
    }
  }
}
