package dev.emojistreaming.simulator;

import dev.emojistreaming.contract.SentReaction;
import dev.emojistreaming.contract.setting.InvalidSettingException;
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
        "Play in a new room, read its counts from Kafka, and check that sent, accepted and"
            + " counted agree. Prints `sent N accepted N counted N` as the last line. Reactions above"
            + " the job's MAX_PER_USER are accepted and not counted."
      })
  boolean wanted;

  @Option(
      names = "--verify-timeout",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "How long --verify waits for the counts (default: 2m).")
  Duration timeout = Duration.ofMinutes(2);

  @Option(
      names = "--kafka",
      paramLabel = "HOST:PORT",
      defaultValue = "${env:KAFKA_BOOTSTRAP_SERVERS:-localhost:9092}",
      description = {
        "Address of Kafka for --verify (default: the variable KAFKA_BOOTSTRAP_SERVERS, else"
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
   * The room to play in: the requested one, or with {@code --verify} a new one.
   *
   * @throws IllegalArgumentException when a room is requested together with {@code --verify}
   */
  String room(@Nullable String requested, RandomGenerator random) {
    if (!wanted) {
      return requested == null ? SentReaction.DEFAULT_ROOM : requested;
    }
    if (requested != null) {
      throw new IllegalArgumentException("--verify plays in a new room: omit --room");
    }
    if (timeout.isZero()) {
      throw new InvalidSettingException("--verify-timeout", "longer than 0s", "0s");
    }
    return UniqueRoom.name(random);
  }
}
