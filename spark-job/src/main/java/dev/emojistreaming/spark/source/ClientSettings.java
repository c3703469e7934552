package dev.emojistreaming.spark.source;

import dev.emojistreaming.spark.settings.KafkaOptions;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/**
 * The settings of Kafka's clients, as they travel to the executors.
 *
 * @param ofKafka by Kafka's names
 */
record ClientSettings(HashMap<String, Object> ofKafka) implements Serializable {

  /**
   * @param options of Spark's connector; those that begin with {@code kafka.} are for the client
   */
  static ClientSettings of(CaseInsensitiveStringMap options) {
    Map<String, String> ofKafka = new HashMap<>(options.asCaseSensitiveMap());
    ofKafka.keySet().removeIf(option -> !KafkaOptions.isForClient(option));
    return new ClientSettings(new HashMap<>(KafkaOptions.ofClient(ofKafka)));
  }
}
