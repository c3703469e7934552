package dev.emojistreaming.feed.source;

import dev.emojistreaming.contract.Topics;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** The end offset of each partition: the number of records ever written to it. */
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
