package dev.emojistreaming.spark.topics;

import dev.emojistreaming.contract.Topics;
import dev.emojistreaming.spark.settings.KafkaOptions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.record.TimestampType;

/**
 * Checks that the topics are fit for the job. Without it Spark would wait for a missing topic and
 * then fail with an unhelpful message, and would trust a producer's own time for its records.
 */
public final class RequiredTopics {

  private RequiredTopics() {}

  /**
   * Returns when all topics exist and the broker stamps reactions with the time it appended them.
   * If the client may not read the topic's configuration, the second check is skipped.
   *
   * @param kafkaOptions connection options of Spark's connector
   * @throws UnfitTopicException when a topic is missing or its configuration is not fit
   * @throws ExecutionException when Kafka did not answer, with the cause
   */
  public static void check(Map<String, String> kafkaOptions, String reactionsTopic)
      throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(KafkaOptions.ofClient(kafkaOptions))) {
      requirePresence(admin, Set.of(reactionsTopic, Topics.COUNTS, Topics.DEAD_LETTERS));
      requireAppendTime(admin, reactionsTopic);
    }
  }

  private static void requirePresence(Admin admin, Set<String> topics)
      throws ExecutionException, InterruptedException {
    Set<String> missing = new TreeSet<>(topics);
    missing.removeAll(admin.listTopics().names().get());
    if (!missing.isEmpty()) {
      throw new UnfitTopicException(
          "these topics do not exist: %s; create them with create-topics (EMOJI_TOPIC is the topic of reactions), or allow this login to describe them"
              .formatted(String.join(", ", missing)));
    }
  }

  private static void requireAppendTime(Admin admin, String topic)
      throws ExecutionException, InterruptedException {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    String type;
    try {
      type =
          admin
              .describeConfigs(List.of(resource))
              .all()
              .get()
              .values()
              .iterator()
              .next()
              .get(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG)
              .value();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof AuthorizationException) {
        return;
      }
      throw e;
    }
    if (!TimestampType.LOG_APPEND_TIME.name.equals(type)) {
      throw new UnfitTopicException(
          ("the topic %s has %s=%s, so a producer could choose how late its records are;"
                  + " set it to %s by kafka-configs.sh --alter --topic %1$s --add-config")
              .formatted(
                  topic,
                  TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
                  type,
                  TimestampType.LOG_APPEND_TIME.name));
    }
  }
}
