package dev.emojistreaming.simulator.load;

import java.util.Locale;

/** The outcome of one reaction as its client observed it. */
public sealed interface Answer {

  /** A participle phrase, to follow "was". */
  String description();

  /** HTTP 200 exactly: the service is responsible for the reaction. */
  record Accepted() implements Answer {
    @Override
    public String description() {
      return "accepted";
    }
  }

  /** Any other status but 429. */
  record Refused(int status) implements Answer {
    @Override
    public String description() {
      return "refused with status " + status;
    }
  }

  /**
   * HTTP 429: a limit of ingest refuses the reaction.
   *
   * @param policy the limit's name: user, key, address, room or total
   */
  record Limited(String policy) implements Answer {

    static final int STATUS = 429;

    @Override
    public String description() {
      return "refused by the limit of the %s; ingest's variable LIMIT_%s raises it"
          .formatted(policy, policy.toUpperCase(Locale.ROOT));
    }
  }

  /** No answer in time: the reaction may or may not have been stored. */
  record TimedOut() implements Answer {
    @Override
    public String description() {
      return "not answered in time";
    }
  }

  /** The connection broke after sending: the reaction may or may not have been stored. */
  record BrokenOff(String reason) implements Answer {
    @Override
    public String description() {
      return "broken off: " + reason;
    }
  }

  /** No connection could be opened: the reaction was never sent. */
  record NotConnected(String reason) implements Answer {
    @Override
    public String description() {
      return "not sent: " + reason;
    }
  }
}
