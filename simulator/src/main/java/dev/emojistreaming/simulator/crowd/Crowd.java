package dev.emojistreaming.simulator.crowd;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** The scripts of all clients. */
public final class Crowd {

  private Crowd() {}

  /**
   * Returns one script for each client. A client's script depends only on the seed and its number,
   * not on the number of clients.
   */
  public static List<ReactionScript> of(long seed, int clients, String room) {
    SplittableRandom root = new SplittableRandom(seed);
    return IntStream.range(0, clients)
        .mapToObj(client -> new ReactionScript(client, room, root.split()))
        .toList();
  }
}
