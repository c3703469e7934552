package dev.emojistreaming.service.limit;

/**
 * How a debt grows with each charge and passes with time. A debt is the time until which it lasts,
 * in nanoseconds of the caller's clock; one that has ended is none.
 */
interface DebtLaw {

  /** The debt after another charge. */
  long charged(long until, long now);

  /** The debt as it was before a charge that is given back. */
  long refunded(long until, long now);
}
