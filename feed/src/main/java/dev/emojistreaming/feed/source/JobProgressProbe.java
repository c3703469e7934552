package dev.emojistreaming.feed.source;

import dev.emojistreaming.contract.Topics;
import dev.emojistreaming.feed.FeedConfig;
import dev.emojistreaming.service.thread.PeriodicTask;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.jspecify.annotations.Nullable;

/**
 * Compares the ends of the topics of reactions, counts and dead letters every second, on its own
 * thread.
 *
 * <p>The feed serves the topic of counts only. A partition of another topic that has no leader, or
 * that the feed may not describe, keeps its last known end and delays nobody.
 */
@Singleton
class JobProgressProbe {

  private static final Duration INTERVAL = Duration.ofSeconds(1);
  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  private final Map<String, Object> operatorSettings;
  private final SourceState state;
  private final String reactionsTopic;
  private final PeriodicTask prober = new PeriodicTask("job-progress", INTERVAL, this::probe);

  // Used by the probe's thread only.
  private final Map<TopicPartition, Long> ends = new HashMap<>();
  private @Nullable Admin admin;

  JobProgressProbe(
      @Identifier("default-kafka-broker") Map<String, Object> operatorSettings,
      SourceState state,
      FeedConfig config) {
    this.operatorSettings = operatorSettings;
    this.state = state;
    this.reactionsTopic = config.reactionsTopic();
  }

  void start(@Observes StartupEvent event) {
    prober.start();
  }

  void stop(@Observes ShutdownEvent event) {
    prober.close();
  }

  private void probe() {
    try {
      if (admin == null) {
        admin = Admin.create(ClientSettings.admin(operatorSettings, TIMEOUT));
      }
      updateEnds(admin);
      state.jobObserved(sum(this::isReactions), sum(topic -> !isReactions(topic)));
    } catch (KafkaException e) {
      // CountsReader logs that Kafka does not answer.
    } catch (InterruptedException e) {
      if (admin != null) {
        admin.close(Duration.ZERO);
      }
      Thread.currentThread().interrupt();
    }
  }

  private boolean isReactions(String topic) {
    return topic.equals(reactionsTopic);
  }

  private long sum(Predicate<String> topics) {
    return ends.entrySet().stream()
        .filter(end -> topics.test(end.getKey().topic()))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  private void updateEnds(Admin client) throws InterruptedException {
    Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
    for (String topic : List.of(reactionsTopic, Topics.COUNTS, Topics.DEAD_LETTERS)) {
      partitionsWithLeaders(client, topic)
          .forEach(partition -> wanted.put(partition, OffsetSpec.latest()));
    }
    ListOffsetsResult found = client.listOffsets(wanted);
    for (TopicPartition partition : wanted.keySet()) {
      KafkaFuture<ListOffsetsResult.ListOffsetsResultInfo> end = found.partitionResult(partition);
      try {
        ends.put(partition, end.get().offset());
      } catch (ExecutionException e) {
        // The last known end stays.
      }
    }
  }

  private static List<TopicPartition> partitionsWithLeaders(Admin client, String topic)
      throws InterruptedException {
    try {
      return Objects.requireNonNull(
              client.describeTopics(List.of(topic)).topicNameValues().get(topic))
          .get()
          .partitions()
          .stream()
          .filter(partition -> partition.leader() != null && !partition.leader().isEmpty())
          .map(TopicPartitionInfo::partition)
          .map(partition -> new TopicPartition(topic, partition))
          .toList();
    } catch (ExecutionException e) {
      return List.of();
    }
  }
}
