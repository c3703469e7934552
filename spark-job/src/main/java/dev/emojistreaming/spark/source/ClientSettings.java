package dev.emojistreaming.spark.source;

import dev.emojistreaming.spark.settings.KafkaOptions;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/**
 * The settings of the consumers, as they travel to the executors.
 *
 * @param ofKafka settings of Kafka's client
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

  /**
   * A consumer that belongs to no group and never resets its position by itself.
   *
   * @param pollRecords the maximum number of records of a poll, all of which are in memory
   */
  KafkaConsumer<Void, RecordValue> consumer(int pollRecords) {
    Map<String, Object> settings = new HashMap<>(ofKafka);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, pollRecords);
    return new KafkaConsumer<>(settings, RecordValue.IGNORED_KEY, RecordValue.DESERIALIZER);
  }
}
