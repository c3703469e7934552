package dev.emojistreaming.service.limit;

/**
 * Recent use: charges, each of which counts less the older it is, by {@code exp(-age / decay)}. In
 * one number: the debt ends when the use will have fallen to one half of a charge, so a use of
 * {@code u} lasts {@code decay · ln 2u}. A use of less is forgotten.
 *
 * @param decayNanos the time in which a use falls to 1/e, in nanoseconds
 */
record RecentUseLaw(double decayNanos) implements DebtLaw {

  /** How long a use of this number of charges lasts, in nanoseconds. */
  long nanosOf(double charges) {
    return Math.round(decayNanos * Math.log(2 * charges));
  }

  /** By how much longer a use lasts that is larger by this factor, in nanoseconds. */
  double nanosPer(double factor) {
    return decayNanos * Math.log(factor);
  }

  @Override
  public long charged(long until, long now) {
    return now + nanosOf(use(until, now) + 1);
  }

  @Override
  public long refunded(long until, long now) {
    double left = use(until, now) - 1;
    return 2 * left > 1 ? now + nanosOf(left) : now;
  }

  private double use(long until, long now) {
    return until > now ? Math.exp((until - now) / decayNanos) / 2 : 0;
  }
}
