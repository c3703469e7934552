package dev.emojistreaming.spark.settings;

import dev.emojistreaming.contract.setting.UnknownVariables;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AdminClientConfig;

/**
 * The connection settings of every Kafka client of the job, as options of Spark's connector: the
 * bootstrap servers, and the variables about security, such as {@code KAFKA_SECURITY_PROTOCOL} as
 * {@code kafka.security.protocol}.
 */
public final class KafkaOptions {

  private static final String PREFIX = "KAFKA_";
  private static final String CONNECTOR_PREFIX = "kafka.";

  private KafkaOptions() {}

  /**
   * Reads the options.
   *
   * @throws IllegalArgumentException naming a variable that is not a setting of Kafka's clients
   */
  static SortedMap<String, String> of(Map<String, String> environment) {
    SortedMap<String, String> options = new TreeMap<>();
    options.put(
        "kafka.bootstrap.servers",
        new Variables(environment).text("KAFKA_BOOTSTRAP_SERVERS", "localhost:9092"));
    environment.keySet().stream()
        .filter(KafkaOptions::isAboutSecurity)
        .forEach(name -> options.put("kafka." + setting(name), environment.get(name)));
    return options;
  }

  /**
   * The connection settings of a Kafka client.
   *
   * @param connectorOptions options of Spark's connector
   */
  public static Map<String, Object> ofClient(Map<String, String> connectorOptions) {
    Map<String, Object> settings = new HashMap<>();
    connectorOptions.forEach(
        (option, value) -> settings.put(option.substring(CONNECTOR_PREFIX.length()), value));
    return settings;
  }

  /** Whether an option of Spark's connector is a setting of Kafka's client. */
  public static boolean isForClient(String connectorOption) {
    return connectorOption.startsWith(CONNECTOR_PREFIX);
  }

  private static boolean isAboutSecurity(String variable) {
    return Stream.of("SECURITY_", "SASL_", "SSL_")
        .anyMatch(prefix -> variable.startsWith(PREFIX + prefix));
  }

  private static String setting(String variable) {
    String name = variable.substring(PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '.');
    if (!AdminClientConfig.configNames().contains(name)) {
      throw new IllegalArgumentException(
          UnknownVariables.ofProperties(
                  PREFIX,
                  AdminClientConfig.configNames().stream().map(known -> "kafka." + known).toList())
              .warning(variable));
    }
    return name;
  }
}
