package dev.emojistreaming.service.limit;

/**
 * How many keys can be in debt at one time, when every charge also counts against a limit for all
 * of them together, of rate {@code R} and burst {@code B}: no time range of length {@code w} has
 * more than {@code B + R·w} charges.
 *
 * <p>Both bounds come from one argument. Give a charge of age {@code a} a weight {@code v(a)}, at
 * most 1 and falling with its age, such that the charges of any key that is in debt weigh at least
 * 1 together. Then there are at most as many keys as all charges weigh, which is at most {@code B +
 * R · ∫ v(a) da}.
 */
final class Debtors {

  /** Charges that are under way in the threads of the process, and may be given back. */
  private static final int UNDER_WAY = 1_000;

  private Debtors() {}

  /**
   * Of a {@link BucketLaw}: let {@code T} be the time of a token and {@code b} the burst. A key
   * whose debt began at age {@code s} has had at least {@code s/T} charges since, at least one; one
   * whose debt is older than {@code 2bT} has had at least {@code b} since then, because a debt
   * lasts at most {@code bT}. So {@code v(a) = min(1, 2T/a)} up to {@code 2bT}, and the integral is
   * {@code 2T(1 + ln b)}. For small bursts, {@code v(a) = 1} up to {@code bT} is better.
   */
  static long ofBuckets(Rate limit, Rate total) {
    double burst = (double) limit.burst();
    double tokens = Math.min(burst, 2 * (1 + Math.log(burst)));
    return UNDER_WAY
        + total.burst()
        + (long) Math.ceil((double) total.perSecond() / limit.perSecond() * tokens);
  }

  /**
   * Of a {@link RecentUseLaw}: the charges of a key in debt add up to a use of at least one half.
   * So {@code v(a) = min(1, 2·exp(-a/decay))}, and the integral is {@code decay · (1 + ln 2)}.
   */
  static long ofRecentUse(double decayNanos, Rate total) {
    return UNDER_WAY
        + total.burst()
        + (long) Math.ceil(total.perSecond() * decayNanos / 1e9 * (1 + Math.log(2)));
  }
}
