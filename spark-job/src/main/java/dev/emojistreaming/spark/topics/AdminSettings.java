package dev.emojistreaming.spark.topics;

import java.util.HashMap;
import java.util.Map;

/** Connection settings of an admin client. */
final class AdminSettings {

  private static final String CONNECTOR_PREFIX = "kafka.";

  private AdminSettings() {}

  /** The options of Spark's connector, without its prefix. */
  static Map<String, Object> of(Map<String, String> kafkaOptions) {
    Map<String, Object> settings = new HashMap<>();
    kafkaOptions.forEach(
        (option, value) -> settings.put(option.substring(CONNECTOR_PREFIX.length()), value));
    return settings;
  }
}
