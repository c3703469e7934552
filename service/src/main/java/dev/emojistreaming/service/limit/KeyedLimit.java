package dev.emojistreaming.service.limit;

/**
 * A limit for each key, such as a user. Thread-safe; {@code now} is in nanoseconds since any fixed
 * time, and never negative.
 */
public final class KeyedLimit {

  /** Tables of one limit. */
  public static final int TABLES = 1;

  private final Rate rate;
  private final DebtTable debts;

  /** Allocates the limit's table. */
  public KeyedLimit(Rate rate, TableSpace space) {
    this.rate = rate;
    this.debts = new DebtTable(BucketLaw.of(rate), space.ofBuckets(rate));
  }

  /** Size in bytes of the table that such a limit has. */
  public static long bytes(Rate rate, TableSpace space) {
    return DebtTable.bytes(space.ofBuckets(rate));
  }

  /** The rate of each key. */
  public Rate rate() {
    return rate;
  }

  /**
   * Takes a token of the key.
   *
   * @return 0 if it had one; otherwise the nanoseconds until the next one
   */
  public long charge(long key, long now) {
    return debts.charge(key, now, rate.nanosToFill());
  }

  /** Gives a token back that was taken a moment ago. */
  public void refund(long key, long now) {
    debts.refund(key, now);
  }

  /** How the key stands. */
  public Standing standing(long key, long now) {
    return Standing.of(rate, debts.debt(key, now));
  }

  /** Number of keys in debt. Reads the whole table. */
  public long entries(long now) {
    return debts.entries(now);
  }

  /** Number of charges so far to debts that several keys share. */
  public long sharedCharges() {
    return debts.sharedCharges();
  }
}
