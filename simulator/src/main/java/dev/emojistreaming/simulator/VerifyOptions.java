package dev.emojistreaming.simulator;

import dev.emojistreaming.contract.SentReaction;
import dev.emojistreaming.simulator.verify.UniqueRoom;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of the reconciliation. */
final class VerifyOptions {

  @Option(
      names = "--verify",
      description = {
        "Play in a fresh room, read its counts back from Kafka, and check that sent, accepted and"
            + " counted are one number. Prints `sent N accepted N counted N` as the last line."
      })
  boolean wanted;

  @Option(
      names = "--verify-timeout",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "Longest that --verify waits for the counts (default: 120s).")
  Duration timeout = Duration.ofMinutes(2);

  @Option(
      names = "--kafka",
      paramLabel = "HOST:PORT",
      defaultValue = "${env:KAFKA_BOOTSTRAP_SERVERS:-localhost:9092}",
      description = {
        "Where --verify finds Kafka (default: the variable KAFKA_BOOTSTRAP_SERVERS, else"
            + " localhost:9092)."
      })
  String kafka = "";

  boolean isWanted() {
    return wanted;
  }

  Duration timeout() {
    return timeout;
  }

  String kafka() {
    return kafka;
  }

  /**
   * The room to play in: the one asked for, or with {@code --verify} one that nobody used before.
   *
   * @throws IllegalArgumentException when both were asked for
   */
  String room(@Nullable String asked, RandomGenerator random) {
    if (!wanted) {
      return asked == null ? SentReaction.DEFAULT_ROOM : asked;
    }
    if (asked != null) {
      throw new IllegalArgumentException(
          "--verify plays in a fresh room of its own: leave --room out");
    }
    if (timeout.isZero()) {
      throw new IllegalArgumentException("--verify-timeout must be longer than nothing");
    }
    return UniqueRoom.name(random);
  }
}
