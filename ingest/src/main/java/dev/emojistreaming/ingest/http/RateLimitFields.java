package dev.emojistreaming.ingest.http;

import dev.emojistreaming.ingest.limit.Limits.UserStanding;
import dev.emojistreaming.ingest.limit.PolicyName;
import dev.emojistreaming.ingest.limit.Refusal;
import dev.emojistreaming.service.limit.Rate;
import dev.emojistreaming.service.limit.RetryWait;

/**
 * The RateLimit fields of draft-ietf-httpapi-ratelimit-headers-11, which is still a draft: only
 * this class knows their names and form. The quota {@code q} of a limit is its burst, and the
 * window {@code w} the time in which that flows in; {@code r} is the remaining part, and {@code t}
 * the time until there is more, both times in seconds.
 */
final class RateLimitFields {

  /** The limits. */
  static final String POLICY = "RateLimit-Policy";

  /** The remaining part of each. */
  static final String REMAINING = "RateLimit";

  private static final String USER = "user";

  private RateLimitFields() {}

  static String policy(Refusal refusal) {
    return policy(PolicyName.of(refusal.reason()), refusal.rate());
  }

  static String policy(UserStanding user) {
    return policy(USER, user.rate());
  }

  private static String policy(String name, Rate rate) {
    return "\"" + name + "\";q=" + rate.burst() + ";w=" + (long) Math.ceil(rate.secondsToFill());
  }

  static String remaining(Refusal refusal) {
    return remaining(PolicyName.of(refusal.reason()), 0, refusal.waitNanos());
  }

  static String remaining(UserStanding user) {
    return remaining(USER, user.standing().remaining(), user.standing().nanosToFill());
  }

  private static String remaining(String name, long tokens, long nanos) {
    return "\"" + name + "\";r=" + tokens + ";t=" + RetryWait.seconds(nanos);
  }
}
