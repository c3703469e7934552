package dev.emojistreaming.spark.topics;

import dev.emojistreaming.contract.Topics;
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
 * What the job needs of its topics. Spark would wait for a missing one and then fail in words that
 * help nobody, and would take a producer's word for when its record was appended.
 */
public final class RequiredTopics {

  private RequiredTopics() {}

  /**
   * Returns when all topics are there and the broker says itself when it appended a reaction. Who
   * may not see a topic's settings is believed to have them right.
   *
   * @param kafkaOptions how to connect, for Spark's connector
   * @throws UnfitTopicException when it is not so
   * @throws ExecutionException when Kafka did not answer, with the cause
   */
  public static void check(Map<String, String> kafkaOptions, String reactionsTopic)
      throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(AdminSettings.of(kafkaOptions))) {
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
          "these topics do not exist: %s; make them with create-topics (EMOJI_TOPIC names that of the reactions)"
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
          ("the topic %s has %s=%s, so that a producer can say itself how late its records are;"
                  + " set it to %s by kafka-configs.sh --alter --topic %1$s --add-config")
              .formatted(
                  topic,
                  TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
                  type,
                  TimestampType.LOG_APPEND_TIME.name));
    }
  }
}
