package dev.emojistreaming.spark.topics;

import dev.emojistreaming.contract.Topics;
import dev.emojistreaming.contract.setting.InvalidSettingException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/**
 * The operator's choices for the topics. Where one is empty, the definition or the broker decides.
 *
 * @param partitions of the reactions and of their counts
 * @param replicas of every partition
 * @param minInsyncReplicas replicas that must have a record before it is acknowledged
 */
public record TopicPlan(
    Optional<Integer> partitions, Optional<Integer> replicas, Optional<Integer> minInsyncReplicas) {

  /**
   * Checks that the partitions can be written.
   *
   * @throws InvalidSettingException when more replicas must be in sync than there are
   */
  public TopicPlan {
    if (replicas.isPresent()
        && minInsyncReplicas.isPresent()
        && minInsyncReplicas.get() > replicas.get()) {
      throw new InvalidSettingException(
          "--min-insync-replicas",
          String.format(Locale.ROOT, "at most --replicas (%d)", replicas.get()),
          String.valueOf(minInsyncReplicas.get()));
    }
  }

  /** The topic to create. */
  NewTopic topic(Topics.Definition definition) {
    Map<String, String> config = new HashMap<>(definition.config());
    minInsyncReplicas.ifPresent(
        min -> config.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, String.valueOf(min)));
    return new NewTopic(
            definition.name(),
            Optional.of(isDivided(definition) ? partitions.orElse(definition.partitions()) : 1),
            replicas.map(Integer::shortValue))
        .configs(config);
  }

  /** Dead letters are few and have one partition, which keeps them in order. */
  private static boolean isDivided(Topics.Definition definition) {
    return definition.partitions() > 1;
  }
}
