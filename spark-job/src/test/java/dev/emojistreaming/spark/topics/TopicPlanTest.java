package dev.emojistreaming.spark.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emojistreaming.contract.Topics;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicPlanTest {

  @Test
  void topicIsAsDefinedUnlessTheOperatorSaysMore() {
    NewTopic counts = plan("").topic(Topics.all("taps").get(1));
    assertThat(counts.name()).isEqualTo("emoji_counts");
    assertThat(counts.numPartitions()).isEqualTo(4);
    assertThat(counts.replicationFactor()).isEqualTo((short) -1);
    assertThat(counts.configs())
        .isEqualTo(Map.of("cleanup.policy", "compact,delete", "retention.ms", "604800000"));
  }

  @Test
  void operatorDecidesPartitionsAndReplicas() {
    TopicPlan plan = plan("--replicas 3 --min-insync-replicas 2 --partitions 12");
    NewTopic reactions = plan.topic(Topics.all("taps").get(0));
    assertThat(reactions.numPartitions()).isEqualTo(12);
    assertThat(reactions.replicationFactor()).isEqualTo((short) 3);
    assertThat(reactions.configs())
        .containsEntry("min.insync.replicas", "2")
        .containsEntry("message.timestamp.type", "LogAppendTime");
    assertThat(plan.topic(Topics.all("taps").get(2)).numPartitions()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"--partitions", "--partitions 0", "--partitions many", "--shards 3", "3 4"})
  void otherArgumentsAreRefused(String arguments) {
    assertThatThrownBy(() -> plan(arguments))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("create-topics takes --partitions, --replicas and");
  }

  @Test
  void moreReplicasInSyncThanThereAreAreRefused() {
    assertThatThrownBy(() -> plan("--replicas 2 --min-insync-replicas 3"))
        .hasMessage("--min-insync-replicas must be at most --replicas, or nothing can be written");
  }

  private static TopicPlan plan(String arguments) {
    return TopicPlan.parse(arguments.isEmpty() ? List.of() : List.of(arguments.split(" ")));
  }
}
