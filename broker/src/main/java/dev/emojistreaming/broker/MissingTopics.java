package dev.emojistreaming.broker;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.emojistreaming.contract.Topics;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** Creates the pipeline's topics in a broker that has just started. */
final class MissingTopics {

  private static final short ONE_REPLICA = 1;

  private MissingTopics() {}

  /**
   * Creates the topics that do not exist; leaves the others as they are.
   *
   * <p>Returns when the broker leads every partition. For a moment it does not know the new ones,
   * and may reject the first batch of a producer and accept its second; such a producer can deliver
   * nothing afterwards (KAFKA-15591).
   */
  static void create(String bootstrapServers, List<Topics.Definition> topics)
      throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      Set<String> existing = admin.listTopics().names().get();
      List<NewTopic> missing =
          topics.stream()
              .filter(topic -> !existing.contains(topic.name()))
              .map(MissingTopics::newTopic)
              .toList();
      admin.createTopics(missing).all().get();
      admin.listOffsets(newestOffsets(topics)).all().get();
    }
  }

  /** Only the leader of a partition can answer this, and the client retries until it does. */
  private static Map<TopicPartition, OffsetSpec> newestOffsets(List<Topics.Definition> topics) {
    return topics.stream()
        .flatMap(
            topic ->
                IntStream.range(0, topic.partitions())
                    .mapToObj(partition -> new TopicPartition(topic.name(), partition)))
        .collect(toMap(identity(), partition -> OffsetSpec.latest()));
  }

  private static NewTopic newTopic(Topics.Definition topic) {
    return new NewTopic(topic.name(), topic.partitions(), ONE_REPLICA).configs(topic.config());
  }
}
