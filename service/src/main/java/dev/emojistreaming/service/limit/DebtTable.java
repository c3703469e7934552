package dev.emojistreaming.service.limit;

import java.util.concurrent.atomic.LongAdder;

/**
 * The debts of many keys, in memory that is allocated once.
 *
 * <p>A debt is one number: the time until which it lasts. One that has ended says nothing: that
 * key's bucket is full, as if the table had never seen it. So its place may be taken by any other
 * key, and nobody's debt is forgotten by that. {@link Debtors} computes how many keys can be in
 * debt at one time, whatever clients do, and the table has {@value #SPACE} times that space.
 *
 * <p>A key has its place in one of {@value #WAYS} ways of one set, which its fingerprint chooses.
 * At the highest number of debts a set has four on average; the chance that all its ways are in use
 * is about one in a million (Poisson), and a client cannot aim, because the fingerprints are keyed.
 * The newcomers of such a set share one debt, with the same law and bound, until that has ended:
 * never is a debt evicted, never does the table grow. The price is that they may be refused for
 * each other's charges. {@link #sharedCharges()} counts them.
 *
 * <p>Thread-safe: a set is read and changed under one of {@value #LOCKS} locks.
 */
final class DebtTable {

  static final int WAYS = 16;

  /** Places for each debt there can be. */
  static final int SPACE = 4;

  private static final int LOCKS = 1024;

  /** A set is the fingerprints of its ways, their debts, and the shared debt. */
  private static final int SET_SIZE = 2 * WAYS + 1;

  private static final long BYTES_PER_DEBT = SPACE * SET_SIZE * Long.BYTES / WAYS;

  private final DebtLaw law;
  private final int sets;
  private final long[] cells;
  private final Object[] locks = new Object[LOCKS];
  private final LongAdder sharedCharges = new LongAdder();

  /**
   * Allocates an empty table.
   *
   * @param debtors maximum number of keys in debt at one time
   */
  DebtTable(DebtLaw law, long debtors) {
    this.law = law;
    this.sets = Math.toIntExact(Math.max(1, (debtors * SPACE + WAYS - 1) / WAYS));
    this.cells = new long[Math.multiplyExact(sets, SET_SIZE)];
    for (int i = 0; i < LOCKS; i++) {
      locks[i] = new Object();
    }
  }

  /** Size in bytes of a table for this number of debts. */
  static long bytes(long debtors) {
    return debtors * BYTES_PER_DEBT;
  }

  /** Number of debts that a table of this size in bytes is for. */
  static long debtors(long bytes) {
    return bytes / BYTES_PER_DEBT;
  }

  /**
   * Charges a key, unless its debt would last longer than the bound.
   *
   * @param key fingerprint
   * @param now in nanoseconds since any fixed time, never negative
   * @param bound in nanoseconds from now
   * @return 0 if it was charged; otherwise the nanoseconds until a charge would be within the bound
   */
  long charge(long key, long now, long bound) {
    int set = set(key);
    synchronized (lock(set)) {
      int cell = cell(set, key, now);
      long charged = law.charged(cells[cell], now);
      long excess = charged - now - bound;
      if (excess > 0) {
        return excess;
      }
      cells[cell] = charged;
      if (cell == shared(set)) {
        sharedCharges.increment();
      } else {
        cells[cell - WAYS] = key;
      }
      return 0;
    }
  }

  /** Gives a charge back. */
  void refund(long key, long now) {
    int set = set(key);
    synchronized (lock(set)) {
      int cell = cell(set, key, now);
      if (cells[cell] > now) {
        cells[cell] = law.refunded(cells[cell], now);
      }
    }
  }

  /** How long the key's debt lasts, in nanoseconds; 0 if it has none. */
  long debt(long key, long now) {
    int set = set(key);
    synchronized (lock(set)) {
      return Math.max(0, cells[cell(set, key, now)] - now);
    }
  }

  /**
   * The index of the key's debt. A key without one gets a free way, but not while the shared debt
   * lasts, which may be its own.
   */
  private int cell(int set, long key, long now) {
    int firstDebt = set * SET_SIZE + WAYS;
    int free = shared(set);
    for (int i = firstDebt; i < firstDebt + WAYS; i++) {
      if (cells[i] <= now) {
        free = i;
      } else if (cells[i - WAYS] == key) {
        return i;
      }
    }
    return cells[shared(set)] > now ? shared(set) : free;
  }

  private static int shared(int set) {
    return set * SET_SIZE + 2 * WAYS;
  }

  private int set(long key) {
    return (int) Math.multiplyHigh(key >>> 1, (long) sets << 1);
  }

  private Object lock(int set) {
    return locks[set & (LOCKS - 1)];
  }

  /** Number of debts; approximate while others change them. Reads the whole table. */
  long entries(long now) {
    long entries = 0;
    for (int set = 0; set < sets; set++) {
      int firstDebt = set * SET_SIZE + WAYS;
      for (int i = firstDebt; i <= shared(set); i++) {
        entries += cells[i] > now ? 1 : 0;
      }
    }
    return entries;
  }

  /** Number of charges to shared debts so far. */
  long sharedCharges() {
    return sharedCharges.sum();
  }
}
