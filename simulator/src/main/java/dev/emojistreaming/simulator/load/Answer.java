package dev.emojistreaming.simulator.load;

/** What became of one reaction, as its client saw it. */
public sealed interface Answer {

  /** What happened, to follow "was". */
  String description();

  /** HTTP 200, exactly: the service has taken the reaction over. */
  record Accepted() implements Answer {
    @Override
    public String description() {
      return "accepted";
    }
  }

  /** Any other status. */
  record Refused(int status) implements Answer {
    @Override
    public String description() {
      return "refused with status " + status;
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

  /** No connection was to be had: the reaction was never sent. */
  record NotConnected(String reason) implements Answer {
    @Override
    public String description() {
      return "not sent: " + reason;
    }
  }
}
