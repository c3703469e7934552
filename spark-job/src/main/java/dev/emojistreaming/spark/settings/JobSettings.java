package dev.emojistreaming.spark.settings;

import dev.emojistreaming.contract.EmojiCatalogue;
import dev.emojistreaming.contract.Topics;
import dev.emojistreaming.spark.count.Scaling;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Every setting of the job, from the environment.
 *
 * @param kafkaOptions how to connect, for Spark's connector; {@code KAFKA_BOOTSTRAP_SERVERS} and
 *     {@code KAFKA_SECURITY_…}, {@code KAFKA_SASL_…}, {@code KAFKA_SSL_…}
 * @param reactionsTopic the topic to count; {@code EMOJI_TOPIC}
 * @param emojiCatalogue which reactions exist, as for ingest; {@code EMOJI_CATALOGUE}
 * @param checkpoint folder or URL that holds the state; {@code CHECKPOINT_LOCATION}
 * @param triggerInterval pause between the starts of two batches; 0 for none; {@code
 *     TRIGGER_INTERVAL}
 * @param maxOffsetsPerTrigger most records in one batch; {@code MAX_OFFSETS_PER_TRIGGER}
 * @param allowedLateness an event older than this against the broker's append time is a dead
 *     letter; {@code ALLOWED_LATENESS}
 * @param watermarkDelay how long windows stay open, and ids are remembered, behind the hindmost
 *     partition: the allowed lateness, and as much as the brokers' clocks may differ; {@code
 *     WATERMARK_DELAY}
 * @param deduplicate whether of reactions with the same room, user and message id one counts;
 *     {@code DEDUPLICATE}
 * @param scaling how many emojis a screen should draw; {@code SCALED_COUNT}
 * @param historyPath folder or URL for counts as Parquet files, which a recount writes; {@code
 *     HISTORY_PATH}
 * @param console whether counts are also shown on standard output; {@code CONSOLE}
 * @param metricsPort where metrics and liveness are told; 0 for nowhere; {@code METRICS_PORT}
 * @param livenessTimeout the job is not live when no batch has ended for so long; {@code
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
    Scaling scaling,
    Optional<String> historyPath,
    boolean console,
    int metricsPort,
    Duration livenessTimeout) {

  /** The clocks of two brokers, and an append that was under way. */
  private static final Duration LEAST_MARGIN = Duration.ofSeconds(10);

  /** Spark says every ten seconds that there is nothing to do; one of these may be slow. */
  private static final Duration LEAST_LIVENESS_TIMEOUT = Duration.ofSeconds(20);

  /** Checks what a single value cannot tell. */
  public JobSettings {
    kafkaOptions = Map.copyOf(kafkaOptions);
    EmojiCatalogue.of(emojiCatalogue);
    if (watermarkDelay.compareTo(allowedLateness.plus(LEAST_MARGIN)) < 0) {
      throw new IllegalArgumentException(
          "WATERMARK_DELAY must be at least ALLOWED_LATENESS and %d s, as the brokers' clocks differ"
              .formatted(LEAST_MARGIN.toSeconds()));
    }
    if (livenessTimeout.compareTo(LEAST_LIVENESS_TIMEOUT) < 0) {
      throw new IllegalArgumentException(
          "LIVENESS_TIMEOUT must be at least %d s, as an idle job gives a sign of life every 10 s only"
              .formatted(LEAST_LIVENESS_TIMEOUT.toSeconds()));
    }
  }

  /**
   * Reads the settings.
   *
   * @throws IllegalArgumentException naming the variable whose value is not valid
   */
  public static JobSettings of(Map<String, String> environment) {
    Variables variables = new Variables(environment);
    return new JobSettings(
        KafkaOptions.of(environment),
        variables.text("EMOJI_TOPIC", Topics.REACTIONS),
        variables.text("EMOJI_CATALOGUE", "rgi"),
        variables.text("CHECKPOINT_LOCATION", "data/checkpoint"),
        variables.seconds("TRIGGER_INTERVAL", "0.5"),
        variables.wholeNumber("MAX_OFFSETS_PER_TRIGGER", "2500000"),
        variables.seconds("ALLOWED_LATENESS", "3600"),
        variables.seconds("WATERMARK_DELAY", "3900"),
        variables.flag("DEDUPLICATE", "true"),
        Scaling.parse(variables.text("SCALED_COUNT", "log")),
        variables.optionalText("HISTORY_PATH"),
        variables.flag("CONSOLE", "true"),
        variables.port("METRICS_PORT", "9002"),
        variables.seconds("LIVENESS_TIMEOUT", "120"));
  }
}
