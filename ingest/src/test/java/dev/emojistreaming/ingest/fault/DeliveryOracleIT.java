package dev.emojistreaming.ingest.fault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.emojistreaming.testkit.broker.BrokerProcess;
import dev.emojistreaming.testkit.kafka.TopicReader;
import dev.emojistreaming.testkit.process.StartsProcesses;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The oracle finds neither false losses nor overlooks true ones. */
@LosesKafka
@StartsProcesses
class DeliveryOracleIT {

  private static final String REACTIONS = "emoji_reactions";
  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final int RATE = 500;

  @TempDir Path folder;

  @Test
  void lostAndTamperedReactionsAreFound() throws Exception {
    try (BrokerProcess broker = BrokerProcess.start(folder);
        IngestProcess ingest = new IngestProcess(IngestLaunch.of(folder, broker.address()))) {
      ingest.start();
      await().atMost(TIMEOUT).until(() -> ingest.health().kafkaConnected());
      try (DeliveryOracle oracle = DeliveryOracle.start(ingest.port(), RATE, 64)) {
        Instant start = Instant.now();
        await().atMost(TIMEOUT).until(() -> Instant.now().isAfter(start.plusSeconds(5)));
        oracle.stop();
        awaitDrained(ingest);

        AuditResult kept = oracle.verify(broker.address(), REACTIONS);
        assertThat(kept.acked()).isEqualTo(oracle.counts().acked()).isPositive();
        assertThat(kept.missing()).as(kept.toString()).isZero();
        assertThat(kept.corrupt()).as(kept.toString()).isZero();

        AuditResult broken = oracle.verify(broker.address(), "emoji_dead_letters");
        assertThat(broken.missing()).isEqualTo(kept.acked());
        assertThat(broken.someMissing()).isNotEmpty();

        produceTamperedCopy(broker);
        AuditResult tampered = oracle.verify(broker.address(), REACTIONS);
        assertThat(tampered.corrupt()).isEqualTo(1);
        assertThat(tampered.missing()).isZero();
      }
    }
  }

  @Test
  void postingContinuesWhileTheServiceIsDown() throws Exception {
    try (BrokerProcess broker = BrokerProcess.start(folder);
        IngestProcess ingest = new IngestProcess(IngestLaunch.of(folder, broker.address()))) {
      ingest.start();
      await().atMost(TIMEOUT).until(() -> ingest.health().kafkaConnected());
      try (DeliveryOracle oracle = DeliveryOracle.start(ingest.port(), RATE, 64)) {
        await().atMost(TIMEOUT).until(() -> oracle.counts().acked() > RATE);
        oracle.noteKill();
        ingest.kill();
        await().atMost(TIMEOUT).until(() -> oracle.counts().unconnected() > RATE);
        long acked = oracle.counts().acked();
        ingest.start();
        await().atMost(TIMEOUT).until(() -> oracle.counts().acked() > acked);
        oracle.stop();
        awaitDrained(ingest);

        AuditResult result = oracle.verify(broker.address(), REACTIONS);

        assertThat(result.outstandingAtKill()).hasSize(1);
        assertThat(result.missing()).as(result.toString()).isZero();
        assertThat(result.corrupt()).as(result.toString()).isZero();
      }
    }
  }

  /** Reactions may be in the overflow from before the broker was found, or while it was slow. */
  private static void awaitDrained(IngestProcess ingest) {
    await()
        .atMost(TIMEOUT)
        .until(() -> ingest.health().kafkaConnected() && ingest.health().overflowSize() == 0);
  }

  private static void produceTamperedCopy(BrokerProcess broker) throws Exception {
    String record =
        TopicReader.awaitValues(broker.address(), REACTIONS, 1, value -> value.contains("❤️"))
            .get(0);
    try (Producer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker.address()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      byte[] tampered = record.replace("❤️", "💔").getBytes(UTF_8);
      producer.send(new ProducerRecord<>(REACTIONS, tampered)).get();
    }
  }
}
