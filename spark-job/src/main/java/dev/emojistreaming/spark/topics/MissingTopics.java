package dev.emojistreaming.spark.topics;

import dev.emojistreaming.contract.Topics;
import dev.emojistreaming.spark.settings.KafkaOptions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates the pipeline's topics that are missing; existing ones stay as they are. */
public final class MissingTopics {

  private MissingTopics() {}

  /**
   * Creates the topics that are missing.
   *
   * @param kafkaOptions connection options of Spark's connector
   * @param report gets a line for each topic
   * @throws ExecutionException when Kafka did not answer or refused, with the cause
   */
  public static void create(
      Map<String, String> kafkaOptions,
      String reactionsTopic,
      TopicPlan plan,
      Consumer<String> report)
      throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(KafkaOptions.ofClient(kafkaOptions))) {
      Set<String> existing = admin.listTopics().names().get();
      for (Topics.Definition definition : Topics.all(reactionsTopic)) {
        boolean isNew =
            !existing.contains(definition.name()) && create(admin, plan.topic(definition));
        report.accept((isNew ? "created " : "already exists: ") + definition.name());
      }
    }
  }

  /** False when another client created it first. */
  private static boolean create(Admin admin, NewTopic topic)
      throws ExecutionException, InterruptedException {
    try {
      admin.createTopics(List.of(topic)).all().get();
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TopicExistsException) {
        return false;
      }
      throw e;
    }
  }
}
