package dev.emojistreaming.simulator.load;

import dev.emojistreaming.contract.EmojiCatalogue;
import dev.emojistreaming.contract.ParsedReaction.Malformed;
import dev.emojistreaming.contract.ReactionParser;
import dev.emojistreaming.contract.ReactionWriter;
import dev.emojistreaming.contract.SentReaction;
import dev.emojistreaming.contract.setting.DurationText;
import dev.emojistreaming.contract.setting.InvalidSettingException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;

/**
 * The parameters of a run. A value out of bounds is rejected with the name of its option.
 *
 * @param url of ingest, with or without a path; http or https
 * @param clients concurrent clients, 1 to 50,000
 * @param timeout for one answer, 1 ms to 10 minutes
 * @param apiKey sent with each reaction; empty for none
 */
public record LoadPlan(
    URI url,
    String room,
    int clients,
    RunLength length,
    Pacing pacing,
    long seed,
    Duration timeout,
    String apiKey) {

  private static final int MAX_CLIENTS = 50_000;
  private static final Duration MAX_TIMEOUT = Duration.ofMinutes(10);

  public LoadPlan {
    if (clients < 1 || clients > MAX_CLIENTS) {
      throw new InvalidSettingException(
          "--clients (NUM_CLIENTS)",
          "a whole number from 1 to " + MAX_CLIENTS,
          String.valueOf(clients));
    }
    if (timeout.toMillis() < 1 || timeout.compareTo(MAX_TIMEOUT) > 0) {
      throw new InvalidSettingException(
          "--timeout", "a duration from 1ms to 10m", DurationText.format(timeout));
    }
    requireRoom(room);
  }

  /** The index of a client's reaction among those of all clients: the clients take turns. */
  long index(int client, long played) {
    return played * clients + client;
  }

  /** Uses the contract's parser, which owns the rule for the names of rooms. */
  private static void requireRoom(String room) {
    SentReaction sample = new SentReaction("user", "emoji", Instant.EPOCH, room, null);
    if (ReactionParser.ofRequests(EmojiCatalogue.of("any")).parse(ReactionWriter.toJson(sample))
        instanceof Malformed malformed) {
      throw new IllegalArgumentException("--room " + malformed.errors().get(0).detail());
    }
  }
}
