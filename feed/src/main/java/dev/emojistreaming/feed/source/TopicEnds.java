package dev.emojistreaming.feed.source;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** The end offset of each partition: the number of records ever written to it. */
record TopicEnds(Map<TopicPartition, Long> ends) {

  long of(TopicPartition partition) {
    return ends.getOrDefault(partition, 0L);
  }
}
