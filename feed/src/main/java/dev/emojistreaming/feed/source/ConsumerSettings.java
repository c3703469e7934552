package dev.emojistreaming.feed.source;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/**
 * The consumer's settings: those that the operator configured, except where the reader relies on a
 * value.
 */
final class ConsumerSettings {

  /**
   * Bounds the memory of records that are small only on the wire: the client keeps the headers of
   * all records of a poll.
   */
  private static final int MAX_POLL_RECORDS = 20;

  private ConsumerSettings() {}

  static Map<String, Object> of(Map<String, Object> operatorSettings) {
    Map<String, Object> settings = new HashMap<>();
    settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, "localhost:9092");
    settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "feed");
    settings.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MAX_POLL_RECORDS);
    settings.putAll(operatorSettings);
    settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    return settings;
  }
}
