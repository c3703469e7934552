package dev.emojistreaming.ingest.fault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.emojistreaming.testkit.broker.BrokerProcess;
import dev.emojistreaming.testkit.kafka.TopicReader;
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

/** That the oracle can be trusted, when it says yes and when it says no. */
class DeliveryOracleIT {

  private static final String REACTIONS = "emoji_reactions";
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final int RATE = 2000;

  @TempDir Path folder;

  @Test
  void tellsKeptPromisesFromBrokenOnes() throws Exception {
    try (BrokerProcess broker = BrokerProcess.start(folder);
        IngestProcess ingest = new IngestProcess(IngestLaunch.of(folder, broker.address()))) {
      ingest.start();
      await().atMost(SOON).until(() -> ingest.health().kafkaConnected());
      try (DeliveryOracle oracle = DeliveryOracle.start(ingest.port(), RATE, 64)) {
        Instant start = Instant.now();
        await().atMost(SOON).until(() -> Instant.now().isAfter(start.plusSeconds(5)));
        oracle.stop();
        awaitDrained(ingest);

        Verdict kept = oracle.verify(broker.address(), REACTIONS);
        assertThat(kept.acked()).isEqualTo(oracle.counts().acked()).isPositive();
        assertThat(kept.missing()).as(kept.toString()).isZero();
        assertThat(kept.corrupt()).as(kept.toString()).isZero();

        Verdict broken = oracle.verify(broker.address(), "emoji_dead_letters");
        assertThat(broken.missing()).isEqualTo(kept.acked());
        assertThat(broken.someMissing()).isNotEmpty();

        produceTamperedCopy(broker);
        Verdict tampered = oracle.verify(broker.address(), REACTIONS);
        assertThat(tampered.corrupt()).isEqualTo(1);
        assertThat(tampered.missing()).isZero();
      }
    }
  }

  @Test
  void goesOnWhileTheServiceIsDead() throws Exception {
    try (BrokerProcess broker = BrokerProcess.start(folder);
        IngestProcess ingest = new IngestProcess(IngestLaunch.of(folder, broker.address()))) {
      ingest.start();
      await().atMost(SOON).until(() -> ingest.health().kafkaConnected());
      try (DeliveryOracle oracle = DeliveryOracle.start(ingest.port(), RATE, 64)) {
        await().atMost(SOON).until(() -> oracle.counts().acked() > RATE);
        oracle.noteKill();
        ingest.kill();
        await().atMost(SOON).until(() -> oracle.counts().unconnected() > RATE);
        long acked = oracle.counts().acked();
        ingest.start();
        await().atMost(SOON).until(() -> oracle.counts().acked() > acked);
        oracle.stop();
        awaitDrained(ingest);

        Verdict verdict = oracle.verify(broker.address(), REACTIONS);

        assertThat(verdict.outstandingAtKill()).hasSize(1);
        assertThat(verdict.missing()).as(verdict.toString()).isZero();
        assertThat(verdict.corrupt()).as(verdict.toString()).isZero();
      }
    }
  }

  /** A reaction may have gone to the overflow: before the broker was found, or when it was slow. */
  private static void awaitDrained(IngestProcess ingest) {
    await()
        .atMost(SOON)
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
