package dev.emojistreaming.service.limit;

/** How many debts the tables of limits have space for. */
public sealed interface TableSpace {

  /** For a table of buckets with this rate. */
  long ofBuckets(Rate limit);

  /** For a table of recent uses that fall to 1/e in this time. */
  long ofRecentUse(double decayNanos);

  /**
   * Space for every debt there can be.
   *
   * @param total the rate of the limit for all keys together
   */
  static TableSpace forAll(Rate total) {
    return new ForAll(total);
  }

  /**
   * The same space for each table, when no limit bounds the number of debts. Beyond it, keys share
   * debts.
   *
   * @param bytes of all tables
   */
  static TableSpace given(long bytes, int tables) {
    return new Given(DebtTable.debtors(bytes / tables));
  }

  /** Computed from the limit for all keys. */
  record ForAll(Rate total) implements TableSpace {
    @Override
    public long ofBuckets(Rate limit) {
      return Debtors.ofBuckets(limit, total);
    }

    @Override
    public long ofRecentUse(double decayNanos) {
      return Debtors.ofRecentUse(decayNanos, total);
    }
  }

  /** A number that the operator has chosen. */
  record Given(long debts) implements TableSpace {
    @Override
    public long ofBuckets(Rate limit) {
      return debts;
    }

    @Override
    public long ofRecentUse(double decayNanos) {
      return debts;
    }
  }
}
