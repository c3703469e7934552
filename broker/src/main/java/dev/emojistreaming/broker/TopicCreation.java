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

/** Brings the pipeline's topics into being. */
final class TopicCreation {

  private static final short ONE_REPLICA = 1;

  private TopicCreation() {}

  /**
   * Creates those topics that are not there yet; leaves the others as they are. Returns when the
   * broker leads every partition: it takes some time to know of those that were just made, and a
   * producer that comes meanwhile may have its first batch refused and its second one taken, after
   * which it can deliver nothing (KAFKA-15591).
   */
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
      admin.listOffsets(newestOffsets(topics)).all().get();
    }
  }

  /** Only the leader can answer for a partition, and the client asks until it does. */
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
