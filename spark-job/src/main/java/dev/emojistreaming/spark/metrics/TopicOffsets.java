package dev.emojistreaming.spark.metrics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;

/** Offsets as Spark's connector writes them: <code>{"topic":{"0":12,"1":15}}</code>. */
final class TopicOffsets {

  private static final ObjectMapper JSON = new ObjectMapper();

  private TopicOffsets() {}

  /** The sum over all partitions; 0 for null. */
  static long total(@Nullable String json) {
    if (json == null) {
      return 0;
    }
    try {
      long total = 0;
      for (JsonNode topic : JSON.readTree(json)) {
        for (JsonNode offset : topic) {
          total += offset.asLong();
        }
      }
      return total;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not offsets of Kafka: " + json, e);
    }
  }
}
