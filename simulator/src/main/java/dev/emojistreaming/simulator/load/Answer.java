package dev.emojistreaming.simulator.load;

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

  /** No connection could be opened: the reaction was never sent. */
  record NotConnected(String reason) implements Answer {
    @Override
    public String description() {
      return "not sent: " + reason;
    }
  }
}
