package dev.emojistreaming.service.limit;

/**
 * A limit that many senders share, such as a room's, which the loudest of them meet first.
 *
 * <p>A bucket alone would be a weapon: a sender that asks for three times the rate empties it, and
 * of everybody's reactions two thirds are refused. So the second half of a bucket is shared by
 * recent use. While at most half of the bucket is in use, nobody is refused. Beyond that, a sender
 * is charged only while its {@link RecentUseLaw recent use} is at most the <i>share</i>, which
 * falls from {@code M}, half the burst, to one as the second half fills:
 *
 * <pre>
 * share(x) = M^(1 - x/M)     x: tokens of the second half in use, 0 to M
 * </pre>
 *
 * Only charges count as use, not attempts. So the level settles where the senders that want more
 * than the share get it, all the same, and those that want less get all they want: max-min
 * fairness, without a list of senders, an estimate of their number, or a queue.
 *
 * <p>A use falls to 1/e while half a bucket flows in. Therefore this holds, for every {@code y} and
 * at any time, up to the charges that are under way:
 *
 * <pre>
 * x - y  ≤  Σ min(use, share(y))     over all senders
 * </pre>
 *
 * A charge above {@code y} adds one to both sides, because only a sender whose use is below {@code
 * share(y)} gets it. As time passes, the left side falls by {@code M} in the decay time, the right
 * side by no more than itself: if it is larger than {@code M}, then also than {@code x}. With
 * {@code k} loud senders and a use of {@code q} by all others together, the best {@code y} gives
 *
 * <pre>
 * x  ≤  q + M/L · (1 + ln kL),     share  ≥  M / (e·k·L) · e^(-q·L/M),     L = ln M
 * </pre>
 *
 * so that a sender whose use stays below that is never refused. With a rate of 10,000/s and a burst
 * of 20,000, those are 400/k reactions in the last second; that assumes the worst moment for all
 * {@code k} to begin, and once they have, the share is near {@code M/k}. Beyond some 400 such
 * senders that begin at once the limit may refuse anybody, as any limit must.
 *
 * <p>A /48 of IPv6 has 65,536 /64s and may belong to one attacker, or to many customers of one
 * provider: it has the share of {@value #NETWORKS_PER_BLOCK} senders. Thread-safe.
 */
public final class SharedLimit {

  /** Tables of one limit. */
  public static final int TABLES = 3;

  private static final double NETWORKS_PER_BLOCK = 16;

  private final Rate rate;
  private final Fingerprints fingerprints;
  private final RecentUseLaw useLaw;
  private final double logHalf;
  private final DebtTable buckets;
  private final DebtTable uses;
  private final DebtTable blockUses;

  private SharedLimit(Rate rate, long buckets, TableSpace space, Fingerprints fingerprints) {
    this.rate = rate;
    this.fingerprints = fingerprints;
    this.useLaw = new RecentUseLaw(decay(rate));
    this.logHalf = Math.log(Math.max(2, rate.burst() / 2.0));
    this.buckets = new DebtTable(BucketLaw.of(rate), buckets);
    long senders = space.ofRecentUse(decay(rate));
    this.uses = new DebtTable(useLaw, senders);
    this.blockUses = new DebtTable(useLaw, senders);
  }

  /** A limit with one bucket, whose key is always the same. */
  public static SharedLimit single(Rate rate, TableSpace space, Fingerprints fingerprints) {
    return new SharedLimit(rate, 1, space, fingerprints);
  }

  /** A limit with a bucket for each key. */
  public static SharedLimit keyed(Rate rate, TableSpace space, Fingerprints fingerprints) {
    return new SharedLimit(rate, space.ofBuckets(rate), space, fingerprints);
  }

  /** Size in bytes of the tables of a {@link #single} limit. */
  public static long bytesOfSingle(Rate rate, TableSpace space) {
    return DebtTable.bytes(1) + 2 * DebtTable.bytes(space.ofRecentUse(decay(rate)));
  }

  /** Size in bytes of the tables of a {@link #keyed} limit. */
  public static long bytesOfKeyed(Rate rate, TableSpace space) {
    return bytesOfSingle(rate, space) + DebtTable.bytes(space.ofBuckets(rate));
  }

  private static double decay(Rate rate) {
    return rate.nanosToFill() / 2.0;
  }

  /** The rate of each bucket. */
  public Rate rate() {
    return rate;
  }

  /**
   * Takes a token of the bucket.
   *
   * @param key of the bucket
   * @return 0 if the sender got it; otherwise the nanoseconds until it would, if nobody else took
   *     any meanwhile
   */
  public long charge(long key, Sender sender, long now) {
    double share = nanosOfShare(buckets.debt(key, now));
    long wait = uses.charge(of(key, sender), now, Math.round(share));
    if (wait > 0) {
      return wait;
    }
    wait = chargeBlock(key, sender, now, Math.round(share + useLaw.nanosPer(NETWORKS_PER_BLOCK)));
    if (wait == 0) {
      wait = buckets.charge(key, now, rate.nanosToFill());
      if (wait == 0) {
        return 0;
      }
      refundBlock(key, sender, now);
    }
    uses.refund(of(key, sender), now);
    return wait;
  }

  /** Gives a token back that was taken a moment ago. */
  public void refund(long key, Sender sender, long now) {
    buckets.refund(key, now);
    refundBlock(key, sender, now);
    uses.refund(of(key, sender), now);
  }

  /** How long a use of the share lasts, in nanoseconds; without bound in the first half. */
  private double nanosOfShare(long level) {
    double left = rate.nanosToFill() - level;
    return left >= useLaw.decayNanos() ? Long.MAX_VALUE / 2.0 : useLaw.nanosOf(1) + left * logHalf;
  }

  private long chargeBlock(long key, Sender sender, long now, long bound) {
    return sender.block().isPresent()
        ? blockUses.charge(fingerprints.of(key, sender.block().getAsLong()), now, bound)
        : 0;
  }

  private void refundBlock(long key, Sender sender, long now) {
    if (sender.block().isPresent()) {
      blockUses.refund(fingerprints.of(key, sender.block().getAsLong()), now);
    }
  }

  private long of(long key, Sender sender) {
    return fingerprints.of(key, sender.key());
  }

  /** Number of buckets in debt. Reads a whole table. */
  public long entries(long now) {
    return buckets.entries(now);
  }

  /** Number of charges so far to debts that several keys share. */
  public long sharedCharges() {
    return buckets.sharedCharges() + uses.sharedCharges() + blockUses.sharedCharges();
  }
}
