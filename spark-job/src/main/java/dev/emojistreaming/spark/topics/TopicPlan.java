package dev.emojistreaming.spark.topics;

import dev.emojistreaming.contract.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/**
 * What the operator of the cluster decides about the topics; what is not said is as the definition
 * or the broker has it.
 *
 * @param partitions of the reactions and of their counts
 * @param replicas of every partition
 * @param minInsyncReplicas so many must have a record before it is acknowledged
 */
public record TopicPlan(
    Optional<Integer> partitions, Optional<Integer> replicas, Optional<Integer> minInsyncReplicas) {

  private static final String PARTITIONS = "--partitions";
  private static final String REPLICAS = "--replicas";
  private static final String MIN_INSYNC_REPLICAS = "--min-insync-replicas";
  private static final Set<String> OPTIONS = Set.of(PARTITIONS, REPLICAS, MIN_INSYNC_REPLICAS);

  private static final String USAGE =
      "create-topics takes --partitions, --replicas and --min-insync-replicas, whole numbers from 1";

  /**
   * Looks whether the replicas can do what is asked of them.
   *
   * @throws IllegalArgumentException when more must be in sync than there are
   */
  public TopicPlan {
    if (replicas.isPresent() && minInsyncReplicas.orElse(1) > replicas.get()) {
      throw new IllegalArgumentException(
          MIN_INSYNC_REPLICAS + " must be at most " + REPLICAS + ", or nothing can be written");
    }
  }

  /**
   * Reads {@code --partitions N --replicas N --min-insync-replicas N}, each of which may be left
   * out.
   *
   * @throws IllegalArgumentException saying what the arguments must be
   */
  public static TopicPlan parse(List<String> arguments) {
    Map<String, Integer> numbers = new HashMap<>();
    for (int i = 0; i < arguments.size(); i += 2) {
      String option = arguments.get(i);
      if (!OPTIONS.contains(option) || i + 1 == arguments.size()) {
        throw new IllegalArgumentException(USAGE + ", not " + option);
      }
      numbers.put(option, number(arguments.get(i + 1)));
    }
    return new TopicPlan(
        Optional.ofNullable(numbers.get(PARTITIONS)),
        Optional.ofNullable(numbers.get(REPLICAS)),
        Optional.ofNullable(numbers.get(MIN_INSYNC_REPLICAS)));
  }

  private static int number(String text) {
    if (!text.matches("[1-9][0-9]{0,4}")) {
      throw new IllegalArgumentException(USAGE + ", not " + text);
    }
    return Integer.parseInt(text);
  }

  /** The topic as it is to be made. */
  NewTopic topic(Topics.Definition definition) {
    Map<String, String> config = new HashMap<>(definition.config());
    minInsyncReplicas.ifPresent(
        least -> config.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, String.valueOf(least)));
    return new NewTopic(
            definition.name(),
            Optional.of(isDivided(definition) ? partitions.orElse(definition.partitions()) : 1),
            replicas.map(Integer::shortValue))
        .configs(config);
  }

  /** The dead letters are few, and their one partition keeps them in order. */
  private static boolean isDivided(Topics.Definition definition) {
    return definition.partitions() > 1;
  }
}
