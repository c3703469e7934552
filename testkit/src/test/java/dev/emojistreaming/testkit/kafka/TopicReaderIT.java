package dev.emojistreaming.testkit.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.emojistreaming.contract.Topics;
import dev.emojistreaming.testkit.broker.BrokerProcess;
import dev.emojistreaming.testkit.process.StartsProcesses;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@StartsProcesses
class TopicReaderIT {

  private static final Duration TIMEOUT = Duration.ofSeconds(1);

  @TempDir static Path folder;
  private static BrokerProcess broker;

  @BeforeAll
  static void startBroker() {
    broker = BrokerProcess.start(folder);
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  @Test
  void recordsOfAllPartitionsAreRead() {
    for (int i = 0; i < 20; i++) {
      send(Topics.COUNTS, "key-" + i, "value-" + i);
    }
    assertThat(TopicReader.records(broker.address(), Topics.COUNTS))
        .hasSize(20)
        .extracting(record -> new String(record.value(), UTF_8))
        .contains("value-0", "value-19");
  }

  @Test
  void valuesThatArriveLaterAreAwaited() {
    send(Topics.REACTIONS, "", "first red");
    send(Topics.REACTIONS, "", "first blue");
    CompletableFuture<List<String>> blue =
        CompletableFuture.supplyAsync(() -> await(Topics.REACTIONS, 2, "blue"));
    assertThat(await(Topics.REACTIONS, 1, "red")).containsExactly("first red");
    assertThat(blue).isNotDone();

    send(Topics.REACTIONS, "", "second blue");

    assertThat(blue.join()).containsExactlyInAnyOrder("first blue", "second blue");
  }

  @Test
  void missingValuesAreATimeout() {
    assertThatExceptionOfType(ConditionTimeoutException.class)
        .isThrownBy(
            () ->
                TopicReader.awaitValues(
                    broker.address(), Topics.DEAD_LETTERS, 1, value -> true, TIMEOUT));
  }

  private static List<String> await(String topic, int count, String end) {
    return TopicReader.awaitValues(broker.address(), topic, count, value -> value.endsWith(end));
  }

  private static void send(String topic, String key, String value) {
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker.address(), "acks", "all"),
            new StringSerializer(),
            new StringSerializer())) {
      var unused = producer.send(new ProducerRecord<>(topic, key, value));
    }
  }
}
