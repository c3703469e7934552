package dev.emojistreaming.service.limit;

/**
 * The generic cell rate algorithm: each charge lasts as long as a token needs to flow in. A debt is
 * within the limit while it lasts at most {@link Rate#nanosToFill()}.
 */
record BucketLaw(long nanosPerToken) implements DebtLaw {

  static BucketLaw of(Rate rate) {
    return new BucketLaw(rate.nanosPerToken());
  }

  @Override
  public long charged(long until, long now) {
    return Math.max(until, now) + nanosPerToken;
  }

  @Override
  public long refunded(long until, long now) {
    return until - nanosPerToken;
  }
}
