package dev.emojistreaming.testkit.hostile;

import static dev.emojistreaming.testkit.hostile.HostileClient.head;

import java.util.List;

/** All kinds of hostile clients of ingest. */
public final class IngestAttack {

  private static final int PIPELINED_PER_ROUND = 500;
  private static final int ODD_METHODS = 10;

  private IngestAttack() {}

  /** Starts it; some 1,000 connections a second. */
  public static Attackers start(int port) {
    return new Attackers(
        port,
        List.of(
            new Attackers.Kind(8_000, "", "", false),
            new Attackers.Kind(
                600, head("POST", "/emoji/batch", "Content-Length: 2097152"), "", false),
            new Attackers.Kind(
                230,
                head("POST", "/emoji", "Content-Length: 11000") + " ".repeat(10_900),
                "",
                false),
            new Attackers.Kind(100, head("POST", "/emoji", "Content-Length: 100"), " ", false),
            new Attackers.Kind(50, "", head("GET", "/health").repeat(PIPELINED_PER_ROUND), false),
            new Attackers.Kind(4, "", head("GET", "/").repeat(PIPELINED_PER_ROUND), true)),
        IngestAttack::oddMethods);
  }

  private static String oddMethods(long number) {
    StringBuilder requests = new StringBuilder();
    for (int i = 0; i < ODD_METHODS; i++) {
      requests.append(head("M" + (number * ODD_METHODS + i), "/emoji"));
    }
    return requests.toString();
  }
}
