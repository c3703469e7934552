package dev.emojistreaming.simulator;

import dev.emojistreaming.simulator.crowd.LoadCurve;
import dev.emojistreaming.simulator.crowd.Match;
import dev.emojistreaming.simulator.crowd.Profile;
import dev.emojistreaming.simulator.load.LoadPlan;
import dev.emojistreaming.simulator.load.Pacing;
import dev.emojistreaming.simulator.load.RunLength;
import java.net.URI;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options that say which crowd is played, where, and how fast. */
final class CrowdOptions {

  private static final double USUAL_RATE = 250;
  private static final double NANOS_PER_SECOND = 1e9;

  @Spec(Spec.Target.MIXEE)
  CommandSpec command = CommandSpec.create();

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
      names = "--duration",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "Plays for so long, such as 30m, instead of a number of reactions.")
  @Nullable Duration duration;

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
      names = "--profile",
      paramLabel = "PROFILE",
      converter = ProfileConverter.class,
      description = {
        "How the rate goes over the run; its mean is --rate, else 250 per second (default: steady"
            + " with --rate).",
        "  steady  always the same",
        "  burst   half of it, and 3.5 times as much for 10 s of every minute",
        "  ramp    grows from nothing to twice as much",
        "  match   a cricket match: fours, sixes, wickets, a tense finish,",
        "          and the emojis that go with them"
      })
  @Nullable Profile profile;

  @Option(
      names = "--seed",
      paramLabel = "NUMBER",
      description =
          "Makes users, emojis, message ids and the match reproducible (default: random, and"
              + " printed).")
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
    RunLength length = length();
    long known = seed == null ? random.nextLong() : seed;
    return new LoadPlan(url, room, clients, length, pacing(length, known), known, timeout);
  }

  private RunLength length() {
    if (duration == null) {
      return new RunLength.Reactions(reactionsPerClient);
    }
    if (command.commandLine().getParseResult().hasMatchedOption("--reactions-per-client")) {
      throw new IllegalArgumentException(
          "--duration and --reactions-per-client exclude each other: leave one out");
    }
    return new RunLength.Time(duration);
  }

  private Pacing pacing(RunLength length, long knownSeed) {
    if (profile == null) {
      return rate == null ? new Pacing.ClosedLoop() : new Pacing.FixedRate(rate);
    }
    double mean = rate == null ? USUAL_RATE : rate;
    return switch (profile) {
      case STEADY -> new Pacing.FixedRate(mean);
      case BURST -> new Pacing.CurveRate(profile, LoadCurve.bursts(), mean);
      case RAMP -> new Pacing.CurveRate(profile, LoadCurve.ramp(time(length, mean)), mean);
      case MATCH -> new Pacing.CurveRate(profile, Match.curve(knownSeed, time(length, mean)), mean);
    };
  }

  /** How long a run takes at its mean rate, at least a nanosecond. */
  private Duration time(RunLength length, double mean) {
    if (length instanceof RunLength.Time time) {
      return time.duration();
    }
    double reactions = ((RunLength.Reactions) length).of(clients);
    return Duration.ofNanos(Math.max(1, (long) (reactions / mean * NANOS_PER_SECOND)));
  }
}
