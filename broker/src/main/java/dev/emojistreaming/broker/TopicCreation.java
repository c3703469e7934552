package dev.emojistreaming.broker;

import dev.emojistreaming.contract.Topics;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** Brings the pipeline's topics into being. */
final class TopicCreation {

  private static final short ONE_REPLICA = 1;

  private TopicCreation() {}

  /** Creates those topics that are not there yet; leaves the others as they are. */
  static void createMissing(String bootstrapServers, List<Topics.Definition> topics)
      throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      Set<String> existing = admin.listTopics().names().get();
      List<NewTopic> missing =
          topics.stream()
              .filter(topic -> !existing.contains(topic.name()))
              .map(TopicCreation::newTopic)
              .toList();
      admin.createTopics(missing).all().get();
    }
  }

  private static NewTopic newTopic(Topics.Definition topic) {
    return new NewTopic(topic.name(), topic.partitions(), ONE_REPLICA).configs(topic.config());
  }
}
