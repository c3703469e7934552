package dev.emojistreaming.spark.settings;

import dev.emojistreaming.contract.EmojiCatalogue;
import dev.emojistreaming.contract.EventTime;
import dev.emojistreaming.contract.Topics;
import java.time.Duration;
import java.util.Map;

/**
 * Every setting of the job, from the environment.
 *
 * @param bootstrapServers Kafka's; {@code KAFKA_BOOTSTRAP_SERVERS}
 * @param reactionsTopic the topic to count; {@code EMOJI_TOPIC}
 * @param emojiCatalogue which reactions exist, as for ingest; {@code EMOJI_CATALOGUE}
 * @param checkpoint folder or URL that holds the state; {@code CHECKPOINT_LOCATION}
 * @param triggerInterval pause between the starts of two batches; 0 for none; {@code
 *     TRIGGER_INTERVAL}
 * @param allowedLateness an event older than this against the broker's append time is a dead
 *     letter; {@code ALLOWED_LATENESS}
 * @param watermarkDelay how long a window stays open: the allowed lateness, and the most that one
 *     partition may lag behind the others; {@code WATERMARK_DELAY}
 * @param maxOffsetsPerTrigger most records in one batch; {@code MAX_OFFSETS_PER_TRIGGER}
 * @param console whether counts are also shown on standard output; {@code CONSOLE}
 */
public record JobSettings(
    String bootstrapServers,
    String reactionsTopic,
    String emojiCatalogue,
    String checkpoint,
    Duration triggerInterval,
    Duration allowedLateness,
    Duration watermarkDelay,
    long maxOffsetsPerTrigger,
    boolean console) {

  /** Checks what a single value cannot tell. */
  public JobSettings {
    EmojiCatalogue.of(emojiCatalogue);
    if (watermarkDelay.compareTo(allowedLateness.plus(EventTime.MAX_AHEAD)) < 0) {
      throw new IllegalArgumentException(
          "WATERMARK_DELAY must be at least ALLOWED_LATENESS and %d s, as far as events may be ahead:"
                  .formatted(EventTime.MAX_AHEAD.toSeconds())
              + " Spark would drop in silence what comes between");
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
        variables.text("KAFKA_BOOTSTRAP_SERVERS", "localhost:9092"),
        variables.text("EMOJI_TOPIC", Topics.REACTIONS),
        variables.text("EMOJI_CATALOGUE", "rgi"),
        variables.text("CHECKPOINT_LOCATION", "data/checkpoint"),
        variables.seconds("TRIGGER_INTERVAL", "0.5"),
        variables.seconds("ALLOWED_LATENESS", "3600"),
        variables.seconds("WATERMARK_DELAY", "7200"),
        variables.wholeNumber("MAX_OFFSETS_PER_TRIGGER", "200000"),
        variables.flag("CONSOLE", "true"));
  }
}
