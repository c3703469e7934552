package dev.emojistreaming.feed.source;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/**
 * The settings of the Kafka clients: those that the operator configured, except where the feed
 * relies on a value.
 */
final class ClientSettings {

  /**
   * Bounds the memory of records that are small only on the wire: the client keeps the headers of
   * all records of a poll, with an object for each.
   */
  private static final int MAX_POLL_RECORDS = 1;

  private ClientSettings() {}

  /**
   * Settings of the admin client.
   *
   * @param timeout of every call, and of its inner calls
   */
  static Map<String, Object> admin(Map<String, Object> operatorSettings, Duration timeout) {
    int millis = Math.toIntExact(timeout.toMillis());
    Map<String, Object> settings = common("feed-probe");
    operatorSettings.forEach(
        (name, value) -> {
          if (AdminClientConfig.configNames().contains(name)) {
            settings.put(name, value);
          }
        });
    settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, millis);
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis);
    return settings;
  }

  /** Settings of the consumer. */
  static Map<String, Object> consumer(Map<String, Object> operatorSettings) {
    Map<String, Object> settings = common("feed");
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MAX_POLL_RECORDS);
    settings.putAll(operatorSettings);
    settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    return settings;
  }

  private static Map<String, Object> common(String clientId) {
    Map<String, Object> settings = new HashMap<>();
    settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, "localhost:9092");
    settings.put(CommonClientConfigs.CLIENT_ID_CONFIG, clientId);
    settings.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
    return settings;
  }
}
