package dev.emojistreaming.spark.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emojistreaming.contract.Topics;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TopicPlanTest {

  @Test
  void topicIsAsDefinedByDefault() {
    NewTopic counts = plan(null, null, null).topic(Topics.all("taps").get(1));
    assertThat(counts.name()).isEqualTo("emoji_counts");
    assertThat(counts.numPartitions()).isEqualTo(4);
    assertThat(counts.replicationFactor()).isEqualTo((short) -1);
    assertThat(counts.configs())
        .isEqualTo(
            Map.of(
                "cleanup.policy",
                "compact,delete",
                "message.timestamp.type",
                "LogAppendTime",
                "retention.ms",
                "604800000"));
  }

  @Test
  void optionsSetPartitionsAndReplicas() {
    TopicPlan plan = plan(12, 3, 2);
    NewTopic reactions = plan.topic(Topics.all("taps").get(0));
    assertThat(reactions.numPartitions()).isEqualTo(12);
    assertThat(reactions.replicationFactor()).isEqualTo((short) 3);
    assertThat(reactions.configs())
        .containsEntry("min.insync.replicas", "2")
        .containsEntry("message.timestamp.type", "LogAppendTime");
    assertThat(plan.topic(Topics.all("taps").get(2)).numPartitions()).isEqualTo(1);
  }

  @Test
  void minInsyncReplicasAboveReplicasAreRejected() {
    assertThatThrownBy(() -> plan(null, 2, 3))
        .hasMessage("--min-insync-replicas must be at most --replicas (2), but is 3");
  }

  private static TopicPlan plan(
      @Nullable Integer partitions,
      @Nullable Integer replicas,
      @Nullable Integer minInsyncReplicas) {
    return new TopicPlan(
        Optional.ofNullable(partitions),
        Optional.ofNullable(replicas),
        Optional.ofNullable(minInsyncReplicas));
  }
}
