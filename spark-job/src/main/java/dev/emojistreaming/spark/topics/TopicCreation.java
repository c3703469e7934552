package dev.emojistreaming.spark.topics;

import dev.emojistreaming.contract.Topics;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/** Makes the pipeline's topics; those that are there stay as they are. */
public final class TopicCreation {

  private TopicCreation() {}

  /**
   * Makes those that are missing.
   *
   * @param kafkaOptions how to connect, for Spark's connector
   * @param report is told of each topic, in a line
   * @throws ExecutionException when Kafka did not answer or refused, with the cause
   */
  public static void createMissing(
      Map<String, String> kafkaOptions,
      String reactionsTopic,
      TopicPlan plan,
      Consumer<String> report)
      throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(AdminSettings.of(kafkaOptions))) {
      Set<String> existing = admin.listTopics().names().get();
      for (Topics.Definition definition : Topics.all(reactionsTopic)) {
        boolean isNew =
            !existing.contains(definition.name()) && create(admin, plan.topic(definition));
        report.accept((isNew ? "created " : "is there already: ") + definition.name());
      }
    }
  }

  /** False when somebody else was quicker. */
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
