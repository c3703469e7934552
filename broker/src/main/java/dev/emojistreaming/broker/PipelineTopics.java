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
final class PipelineTopics {

  private static final short ONE_REPLICA = 1;

  private PipelineTopics() {}

  /**
   * Creates the missing topics; does not change existing ones.
   *
   * <p>Returns when the broker leads every partition. Right after the creation it may not know a
   * new partition yet, reject a producer's first batch and accept its second; such a producer
   * cannot deliver anything afterwards (KAFKA-15591).
   */
  static void createMissing(String bootstrapServers, List<Topics.Definition> topics)
      throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      Set<String> existing = admin.listTopics().names().get();
      List<NewTopic> missing =
          topics.stream()
              .filter(topic -> !existing.contains(topic.name()))
              .map(PipelineTopics::newTopic)
              .toList();
      admin.createTopics(missing).all().get();
      admin.listOffsets(newestOffsets(topics)).all().get();
    }
  }

  /** Only the leader of a partition answers this request; the client retries until then. */
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
