package dev.emojistreaming.contract;

import java.util.List;
import java.util.Map;

/** The topics of the pipeline: their default names and how each must be configured. */
public final class Topics {

  public static final String REACTIONS = "emoji_reactions";
  public static final String COUNTS = "emoji_counts";
  public static final String DEAD_LETTERS = "emoji_dead_letters";

  private static final String SEVEN_DAYS_MS = "604800000";

  private Topics() {}

  /**
   * A topic as it must be created.
   *
   * @param config Kafka's topic-level settings that differ from the broker's defaults
   */
  public record Definition(String name, int partitions, Map<String, String> config) {}

  /**
   * All topics that the pipeline needs.
   *
   * <p>Reactions bear the broker's append time, so that nobody can forge a record's own time.
   * Counts are compacted, so that a late reader finds the newest count of every window, and deleted
   * after seven days.
   *
   * @param reactions the name of the reactions' topic, {@code EMOJI_TOPIC}
   */
  public static List<Definition> all(String reactions) {
    return List.of(
        new Definition(
            reactions,
            4,
            Map.of("message.timestamp.type", "LogAppendTime", "retention.ms", SEVEN_DAYS_MS)),
        new Definition(
            COUNTS, 4, Map.of("cleanup.policy", "compact,delete", "retention.ms", SEVEN_DAYS_MS)),
        new Definition(DEAD_LETTERS, 1, Map.of("retention.ms", SEVEN_DAYS_MS)));
  }
}
