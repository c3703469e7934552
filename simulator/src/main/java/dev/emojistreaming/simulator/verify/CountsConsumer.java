package dev.emojistreaming.simulator.verify;

import dev.emojistreaming.contract.EmojiCount;
import dev.emojistreaming.contract.EmojiCountParser;
import dev.emojistreaming.contract.Topics;
import dev.emojistreaming.simulator.load.SimulationException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;

/** Reads {@code emoji_counts} from all partitions, in no consumer group. For one thread. */
public final class CountsConsumer implements CountSource, AutoCloseable {

  private static final Logger LOG = Logger.getLogger(CountsConsumer.class);
  private static final Duration KAFKA_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration DRAIN_POLL = Duration.ofMillis(100);

  private final Consumer<byte[], byte[]> consumer;
  private final String bootstrapServers;

  private CountsConsumer(Consumer<byte[], byte[]> consumer, String bootstrapServers) {
    this.consumer = consumer;
    this.bootstrapServers = bootstrapServers;
  }

  /**
   * Creates a consumer of the counts that are written after this call.
   *
   * @param bootstrapServers the value of {@code --kafka}
   * @param operatorSettings settings of Kafka's client from the environment, such as {@code
   *     security.protocol}
   * @throws SimulationException when Kafka cannot be reached or has no such topic
   */
  public static CountsConsumer fromNowOn(
      String bootstrapServers, Map<String, Object> operatorSettings) {
    Consumer<byte[], byte[]> consumer = null;
    try {
      consumer = consumer(bootstrapServers, operatorSettings);
      startAtEnds(consumer, bootstrapServers);
      return new CountsConsumer(consumer, bootstrapServers);
    } catch (KafkaException | SimulationException e) {
      if (consumer != null) {
        consumer.close();
      }
      throw e instanceof SimulationException known ? known : unreachable(bootstrapServers, e);
    }
  }

  private static Consumer<byte[], byte[]> consumer(
      String bootstrapServers, Map<String, Object> operatorSettings) {
    Map<String, Object> settings = new HashMap<>(operatorSettings);
    settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) KAFKA_TIMEOUT.toMillis());
    settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) KAFKA_TIMEOUT.toMillis());
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private static void startAtEnds(Consumer<byte[], byte[]> consumer, String bootstrapServers) {
    List<PartitionInfo> partitions = consumer.partitionsFor(Topics.COUNTS);
    if (partitions == null || partitions.isEmpty()) {
      throw new SimulationException(
          "Kafka at %s has no topic %s; is this the cluster of the Spark job? --kafka sets another address"
              .formatted(bootstrapServers, Topics.COUNTS));
    }
    consumer.assign(
        partitions.stream().map(p -> new TopicPartition(p.topic(), p.partition())).toList());
    consumer.endOffsets(consumer.assignment()).forEach(consumer::seek);
  }

  private static SimulationException unreachable(String bootstrapServers, Exception e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    if (e instanceof AuthenticationException || e instanceof AuthorizationException) {
      return new SimulationException(
          "Kafka at %s refused the simulator: %s; check the variables that begin with KAFKA_, and the ACLs"
              .formatted(bootstrapServers, e == cause ? e.getMessage() : e + ": " + cause));
    }
    return new SimulationException(
        "cannot reach Kafka at %s: %s; --kafka sets another address"
            .formatted(bootstrapServers, cause.getMessage()));
  }

  @Override
  public List<EmojiCount> poll(Duration timeout) {
    List<EmojiCount> counts = new ArrayList<>();
    consumer.poll(timeout).forEach(record -> parse(record).forEach(counts::add));
    return counts;
  }

  @Override
  public List<EmojiCount> drain(Duration timeout) {
    try {
      Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
      List<EmojiCount> counts = new ArrayList<>();
      long start = System.nanoTime();
      while (!isPast(ends) && System.nanoTime() - start < timeout.toNanos()) {
        counts.addAll(poll(DRAIN_POLL));
      }
      return counts;
    } catch (KafkaException e) {
      throw unreachable(bootstrapServers, e);
    }
  }

  private boolean isPast(Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }

  private static Stream<EmojiCount> parse(ConsumerRecord<byte[], byte[]> record) {
    if (record.value() == null) {
      return Stream.empty(); // a tombstone
    }
    try {
      return Stream.of(EmojiCountParser.parse(record.value()));
    } catch (IllegalArgumentException e) {
      LOG.warnf(
          "record is not a count: topic=%s partition=%d offset=%d reason=%s",
          record.topic(), record.partition(), record.offset(), e.getMessage());
      return Stream.empty();
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
