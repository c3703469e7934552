package dev.emojistreaming.ingest.kafka;

import dev.emojistreaming.ingest.IngestConfig;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * The settings of the Kafka clients. The settings that durability depends on are fixed; all others
 * can be set by properties that begin with {@code kafka.}, such as {@code kafka.security.protocol}.
 */
@Singleton
class ClientSettings {

  private static final int MAX_RECONNECT_BACKOFF_MS = 1_000;

  private final Map<String, Object> configured;
  private final IngestConfig config;

  ClientSettings(
      @Identifier("default-kafka-broker") Map<String, Object> configured, IngestConfig config) {
    this.configured = configured;
    this.config = config;
  }

  /**
   * Settings of the admin client.
   *
   * @param timeout of every call. A timeout given to a single call does not bound all the requests
   *     that the call makes
   */
  Map<String, Object> admin(Duration timeout) {
    int millis = Math.toIntExact(timeout.toMillis());
    Map<String, Object> settings = common("ingest-probe");
    settings.putAll(configured);
    settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, millis);
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis);
    return settings;
  }

  /**
   * Settings of the producer: batches grow with the load, retries neither reorder nor duplicate, a
   * send never blocks, and a record fails after the delivery timeout, so that the overflow can keep
   * it while its client still waits.
   */
  Map<String, Object> producer() {
    Map<String, Object> settings = common("ingest");
    settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 2);
    settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024);
    settings.putAll(configured);

    int deliveryTimeout = Math.toIntExact(config.kafka().deliveryTimeout().toMillis());
    settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, config.kafka().bufferMemory());
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 0);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, deliveryTimeout);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, deliveryTimeout * 2 / 3);
    return settings;
  }

  private static Map<String, Object> common(String clientId) {
    Map<String, Object> settings = new HashMap<>();
    settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, "localhost:9092");
    settings.put(CommonClientConfigs.CLIENT_ID_CONFIG, clientId);
    settings.put(AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, MAX_RECONNECT_BACKOFF_MS);
    return settings;
  }
}
