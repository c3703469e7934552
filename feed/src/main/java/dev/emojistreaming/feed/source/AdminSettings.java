package dev.emojistreaming.feed.source;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** The settings of the client that asks for a topic's id: those of the operator that it knows. */
final class AdminSettings {

  private static final Set<String> NAMES = AdminClientConfig.configNames();

  /** Both timeouts, because a call whose own timeout is shorter has an inner call without it. */
  private static final int TIMEOUT_MS = 2_000;

  private AdminSettings() {}

  static Map<String, Object> of(Map<String, Object> operatorSettings) {
    Map<String, Object> settings = new HashMap<>();
    settings.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, "localhost:9092");
    settings.put(AdminClientConfig.CLIENT_ID_CONFIG, "feed");
    settings.put(AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
    operatorSettings.forEach(
        (name, value) -> {
          if (NAMES.contains(name)) {
            settings.put(name, value);
          }
        });
    settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MS);
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MS);
    return settings;
  }
}
