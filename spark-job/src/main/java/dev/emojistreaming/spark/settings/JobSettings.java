package dev.emojistreaming.spark.settings;

import dev.emojistreaming.contract.EmojiCatalogue;
import dev.emojistreaming.contract.Topics;
import dev.emojistreaming.contract.certificate.KafkaCertificates;
import dev.emojistreaming.contract.setting.DurationText;
import dev.emojistreaming.contract.setting.InvalidSettingException;
import dev.emojistreaming.contract.setting.UndecodedVariables;
import dev.emojistreaming.spark.count.Scaling;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Every setting of the job, from the environment. A duration without a unit is in seconds.
 *
 * @param kafkaOptions connection options for Spark's connector; {@code KAFKA_BOOTSTRAP_SERVERS} and
 *     {@code KAFKA_SECURITY_…}, {@code KAFKA_SASL_…}, {@code KAFKA_SSL_…}
 * @param reactionsTopic the topic to count; {@code EMOJI_TOPIC}
 * @param emojiCatalogue the accepted emojis, as for ingest; {@code EMOJI_CATALOGUE}
 * @param checkpoint folder or URL of the state; {@code CHECKPOINT_LOCATION}
 * @param triggerInterval time between the starts of two batches; 0 for no pause; {@code
 *     TRIGGER_INTERVAL}
 * @param maxOffsetsPerTrigger maximum number of records in a batch; {@code MAX_OFFSETS_PER_TRIGGER}
 * @param allowedLateness a reaction whose event time is further behind the broker's append time is
 *     a dead letter; {@code ALLOWED_LATENESS}
 * @param watermarkDelay how long windows stay open, and the dedup window lasts, behind the slowest
 *     partition: the allowed lateness plus the difference of the brokers' clocks; {@code
 *     WATERMARK_DELAY}
 * @param deduplicate whether reactions with the same room, user and message id count once; {@code
 *     DEDUPLICATE}
 * @param maxPerUser maximum number of reactions of a user in a room and window that count, up to a
 *     million; 0 for no limit; {@code MAX_PER_USER}
 * @param scaling how many emojis a screen should draw; {@code SCALED_COUNT}
 * @param historyPath folder or URL for counts as Parquet files, which a recount writes; {@code
 *     HISTORY_PATH}
 * @param console whether counts are also printed to standard output; {@code CONSOLE}
 * @param metricsPort port for metrics and liveness; 0 disables it; {@code METRICS_PORT}
 * @param livenessTimeout the job is not live when no batch has ended for this long; {@code
 *     LIVENESS_TIMEOUT}
 */
public record JobSettings(
    Map<String, String> kafkaOptions,
    String reactionsTopic,
    String emojiCatalogue,
    String checkpoint,
    Duration triggerInterval,
    long maxOffsetsPerTrigger,
    Duration allowedLateness,
    Duration watermarkDelay,
    boolean deduplicate,
    int maxPerUser,
    Scaling scaling,
    Optional<String> historyPath,
    boolean console,
    int metricsPort,
    Duration livenessTimeout) {

  /** Far above the reactions of a hand, and so small that a number of them is an int. */
  private static final int MAX_MAX_PER_USER = 1_000_000;

  /** Difference of two brokers' clocks, plus an append in flight. */
  private static final Duration MIN_MARGIN = Duration.ofSeconds(10);

  /** An idle query reports every ten seconds; one report may be late. */
  private static final Duration MIN_LIVENESS_TIMEOUT = Duration.ofSeconds(20);

  /** Checks the settings that depend on each other. */
  public JobSettings {
    kafkaOptions = Map.copyOf(kafkaOptions);
    EmojiCatalogue.of(emojiCatalogue);
    Duration minDelay = allowedLateness.plus(MIN_MARGIN);
    if (watermarkDelay.compareTo(minDelay) < 0) {
      throw new InvalidSettingException(
          "WATERMARK_DELAY",
          "at least ALLOWED_LATENESS plus %s (%s)"
              .formatted(DurationText.format(MIN_MARGIN), DurationText.format(minDelay)),
          DurationText.format(watermarkDelay));
    }
  }

  /** The certificates of the job's Kafka clients. */
  public KafkaCertificates certificates() {
    return KafkaCertificates.read(KafkaOptions.ofClient(kafkaOptions));
  }

  /**
   * Reads the settings.
   *
   * @throws InvalidSettingException with the name of the variable whose value is not valid
   * @throws IllegalArgumentException with the variables that Java could not decode
   */
  public static JobSettings of(Map<String, String> environment) {
    UndecodedVariables.error(environment)
        .ifPresent(
            line -> {
              throw new IllegalArgumentException(line);
            });
    Variables variables = new Variables(environment);
    return new JobSettings(
        KafkaOptions.of(environment),
        variables.text("EMOJI_TOPIC", Topics.REACTIONS),
        variables.text("EMOJI_CATALOGUE", "rgi"),
        variables.text("CHECKPOINT_LOCATION", "data/checkpoint"),
        variables.duration("TRIGGER_INTERVAL", "0.5", Duration.ZERO),
        variables.wholeNumber("MAX_OFFSETS_PER_TRIGGER", "2500000"),
        variables.duration("ALLOWED_LATENESS", "3600", Duration.ZERO),
        variables.duration("WATERMARK_DELAY", "3900", Duration.ZERO),
        variables.flag("DEDUPLICATE", "true"),
        variables.wholeNumber("MAX_PER_USER", "0", 0, MAX_MAX_PER_USER),
        Scaling.parse(variables.text("SCALED_COUNT", "log")),
        variables.optionalText("HISTORY_PATH"),
        variables.flag("CONSOLE", "true"),
        variables.port("METRICS_PORT", "9002"),
        variables.duration("LIVENESS_TIMEOUT", "120", MIN_LIVENESS_TIMEOUT));
  }
}
