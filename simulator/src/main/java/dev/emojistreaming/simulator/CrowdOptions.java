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

/** The options that choose the crowd, its target and its rate. */
final class CrowdOptions {

  private static final double DEFAULT_RATE = 250;
  private static final double NANOS_PER_SECOND = 1e9;

  @Spec(Spec.Target.MIXEE)
  CommandSpec command = CommandSpec.create();

  @Option(
      names = "--url",
      paramLabel = "URL",
      converter = ServiceUrlConverter.class,
      description = "Address of ingest (default: ${DEFAULT-VALUE}).")
  URI url = URI.create("http://localhost:8080");

  @Option(
      names = "--room",
      paramLabel = "ROOM",
      description = "Room that the crowd reacts in (default: main).")
  @Nullable String room;

  @Option(
      names = "--clients",
      paramLabel = "N",
      defaultValue = "${env:NUM_CLIENTS:-10}",
      description = "Concurrent clients (default: the variable NUM_CLIENTS, else 10).")
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
      description = "Run for this long, such as 30m, instead of a number of reactions.")
  @Nullable Duration duration;

  @Option(
      names = "--rate",
      paramLabel = "PER_SECOND",
      description = {
        "Reactions per second of all clients together. Latency is then measured from when each was"
            + " due, so a stall shows in full (default: each client sends the next reaction as soon"
            + " as it has the answer)."
      })
  @Nullable Double rate;

  @Option(
      names = "--profile",
      paramLabel = "PROFILE",
      converter = ProfileConverter.class,
      description = {
        "Shape of the rate over the run; its mean is --rate, else 250 per second (default: steady"
            + " with --rate).",
        "  steady  constant",
        "  burst   half the mean, and 3.5 times the mean for 10 s of every minute",
        "  ramp    grows from zero to twice the mean",
        "  match   a cricket match: fours, sixes, wickets, a tense finish,",
        "          with the emojis that fit each"
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
      description = "How long a client waits for an answer (default: 10s).")
  Duration timeout = Duration.ofSeconds(10);

  @Option(
      names = "--api-key",
      paramLabel = "KEY",
      defaultValue = "${env:API_KEY:-}",
      description = {
        "API key with the scope reactions:publish-for-others, if ingest needs one (default: the"
            + " variable API_KEY, which other users of the machine cannot see, else none)."
      })
  String apiKey = "";

  @Nullable String room() {
    return room;
  }

  /**
   * The validated plan.
   *
   * @throws IllegalArgumentException naming the option that is not valid
   */
  LoadPlan plan(String room, RandomGenerator random) {
    RunLength length = length();
    long usedSeed = seed == null ? random.nextLong() : seed;
    return new LoadPlan(
        url, room, clients, length, pacing(length, usedSeed), usedSeed, timeout, apiKey);
  }

  private RunLength length() {
    if (duration == null) {
      return new RunLength.Reactions(reactionsPerClient);
    }
    if (command.commandLine().getParseResult().hasMatchedOption("--reactions-per-client")) {
      throw new IllegalArgumentException(
          "--duration and --reactions-per-client exclude each other: omit one");
    }
    return new RunLength.Time(duration);
  }

  private Pacing pacing(RunLength length, long usedSeed) {
    if (profile == null) {
      return rate == null ? new Pacing.ClosedLoop() : new Pacing.FixedRate(rate);
    }
    double mean = rate == null ? DEFAULT_RATE : rate;
    return switch (profile) {
      case STEADY -> new Pacing.FixedRate(mean);
      case BURST -> new Pacing.CurveRate(profile, LoadCurve.bursts(), mean);
      case RAMP -> new Pacing.CurveRate(profile, LoadCurve.ramp(duration(length, mean)), mean);
      case MATCH ->
          new Pacing.CurveRate(profile, Match.curve(usedSeed, duration(length, mean)), mean);
    };
  }

  /** The duration of the run at its mean rate, at least a nanosecond. */
  private Duration duration(RunLength length, double mean) {
    if (length instanceof RunLength.Time time) {
      return time.duration();
    }
    double reactions = ((RunLength.Reactions) length).of(clients);
    return Duration.ofNanos(Math.max(1, (long) (reactions / mean * NANOS_PER_SECOND)));
  }
}
