package dev.emojistreaming.feed.source;

import dev.emojistreaming.contract.Topics;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** How many records were ever written to each partition. */
record TopicEnds(Map<TopicPartition, Long> ends) {

  long reactions() {
    return ends.entrySet().stream()
        .filter(end -> !isResult(end.getKey()))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  long results() {
    return ends.entrySet().stream()
        .filter(end -> isResult(end.getKey()))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  private static boolean isResult(TopicPartition partition) {
    return partition.topic().equals(Topics.COUNTS) || partition.topic().equals(Topics.DEAD_LETTERS);
  }

  long of(TopicPartition partition) {
    return ends.getOrDefault(partition, 0L);
  }
}
