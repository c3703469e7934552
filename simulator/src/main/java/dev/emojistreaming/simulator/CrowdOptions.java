package dev.emojistreaming.simulator;

import dev.emojistreaming.simulator.load.LoadPlan;
import dev.emojistreaming.simulator.load.Pacing;
import java.net.URI;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which crowd is played, where, and how fast. */
final class CrowdOptions {

  @Option(
      names = "--url",
      paramLabel = "URL",
      converter = ServiceUrlConverter.class,
      description = "Where ingest runs (default: ${DEFAULT-VALUE}).")
  URI url = URI.create("http://localhost:8080");

  @Option(
      names = "--room",
      paramLabel = "ROOM",
      description = "The room that the crowd reacts in (default: main).")
  @Nullable String room;

  @Option(
      names = "--clients",
      paramLabel = "N",
      defaultValue = "${env:NUM_CLIENTS:-10}",
      description = "Clients at once (default: the variable NUM_CLIENTS, else 10).")
  int clients;

  @Option(
      names = "--reactions-per-client",
      paramLabel = "N",
      defaultValue = "${env:EMOJIS_PER_CLIENT:-1000}",
      description =
          "Reactions that each client sends (default: the variable EMOJIS_PER_CLIENT, else 1000).")
  int reactionsPerClient;

  @Option(
      names = "--rate",
      paramLabel = "PER_SECOND",
      description = {
        "Reactions per second over all clients. Latency then counts from the moment each was due,"
            + " so that a stall shows in full (default: each client goes on as soon as it is"
            + " answered)."
      })
  @Nullable Double rate;

  @Option(
      names = "--seed",
      paramLabel = "NUMBER",
      description =
          "Makes users, emojis and message ids reproducible (default: random, and printed).")
  @Nullable Long seed;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "Longest that a client waits for an answer (default: 10s).")
  Duration timeout = Duration.ofSeconds(10);

  @Nullable String room() {
    return room;
  }

  /**
   * The validated plan.
   *
   * @throws IllegalArgumentException naming the option that is wrong
   */
  LoadPlan plan(String room, RandomGenerator random) {
    return new LoadPlan(
        url,
        room,
        clients,
        reactionsPerClient,
        rate == null ? new Pacing.ClosedLoop() : new Pacing.FixedRate(rate),
        seed == null ? random.nextLong() : seed,
        timeout);
  }
}
