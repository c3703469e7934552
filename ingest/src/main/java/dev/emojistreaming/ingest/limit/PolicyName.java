package dev.emojistreaming.ingest.limit;

import dev.emojistreaming.ingest.ledger.Rejection;

/** The name of a limit for clients and in metrics: {@code user}, {@code room} and so on. */
public final class PolicyName {

  private static final String PREFIX = "limit_";

  private PolicyName() {}

  /** The name of the limit that gives this reason. */
  public static String of(Rejection reason) {
    return reason.tag().substring(PREFIX.length());
  }
}
