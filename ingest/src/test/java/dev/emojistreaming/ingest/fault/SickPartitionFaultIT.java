package dev.emojistreaming.ingest.fault;

import static dev.emojistreaming.ingest.fault.FaultSettings.letPass;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.emojistreaming.testkit.kafka.TwoBrokers;
import dev.emojistreaming.testkit.log.ExpectedLog;
import dev.emojistreaming.testkit.process.StartsProcesses;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitionReassignment;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One of several partitions accepts no records: that is no outage. */
@StartsProcesses
class SickPartitionFaultIT {

  private static final Duration SICK = Duration.ofSeconds(FaultSettings.IN_SHORT ? 6 : 60);

  private static final String TOPIC = "replicated";

  /** Enough records for each partition to judge it within the time of the test. */
  private static final int RATE = 2_000;

  private static final Duration DRAIN = Duration.ofSeconds(30);

  @TempDir Path folder;

  @Test
  @ExpectedLog(logger = "PartitionHealth", message = "kafka=partitions-sick")
  @ExpectedLog(
      logger = "KafkaAvailability",
      message = "kafka=not-accepting-records",
      unless = "the first broker answers while it waits for the second")
  void reactionsAvoidThePartition() throws Exception {
    try (TwoBrokers brokers = new TwoBrokers(folder);
        Admin admin = brokers.admin();
        IngestProcess ingest =
            new IngestProcess(
                IngestLaunch.of(folder, brokers.address()).with("EMOJI_TOPIC", TOPIC))) {
      createTopic(admin);
      ingest.start();
      await().until(() -> ingest.health().kafkaConnected());
      try (DeliveryOracle oracle =
          DeliveryOracle.start(ingest.port(), RATE, FaultTestbed.CONNECTIONS * 10)) {
        letPass(Duration.ofSeconds(2));
        brokers.killSecond();
        await().until(() -> inSyncReplicas(admin) == 1);
        await().atMost(DRAIN).until(() -> ingest.health().overflowSize() == 0);
        OracleCounts before = oracle.counts();
        letPass(SICK);
        OracleCounts counts = oracle.counts();
        oracle.stop();
        await().atMost(DRAIN).until(() -> ingest.health().overflowSize() == 0);

        AuditResult result = oracle.verify(brokers.address(), TOPIC);
        long more = counts.acked() - before.acked();
        long inOverflow = counts.ackedInOverflow() - before.ackedInOverflow();
        FaultReport.add(
            "one sick partition of three",
            result,
            "%,d of %,d went to the overflow".formatted(inOverflow, more));
        assertThat(result.missing()).isZero();
        assertThat(result.corrupt()).isZero();
        assertThat(counts.refused()).isEmpty();
        assertThat(inOverflow).isLessThan(more / 10);
      }
    }
  }

  /** Two partitions are on the first broker only, the third is on both and needs both. */
  private static void createTopic(Admin admin) throws ExecutionException, InterruptedException {
    Map<Integer, List<Integer>> onFirst = Map.of(0, List.of(1), 1, List.of(1), 2, List.of(1));
    NewTopic topic = new NewTopic(TOPIC, onFirst).configs(Map.of("min.insync.replicas", "2"));
    admin.createTopics(List.of(topic)).all().get();
    // All partitions of a new topic have the same number of replicas.
    NewPartitionReassignment onBoth = new NewPartitionReassignment(List.of(1, 2));
    admin
        .alterPartitionReassignments(Map.of(new TopicPartition(TOPIC, 2), Optional.of(onBoth)))
        .all()
        .get();
    await()
        .ignoreExceptions()
        .until(() -> admin.listPartitionReassignments().reassignments().get().isEmpty());
  }

  private static int inSyncReplicas(Admin admin) throws ExecutionException, InterruptedException {
    TopicDescription topic =
        Objects.requireNonNull(
            admin.describeTopics(List.of(TOPIC)).allTopicNames().get().get(TOPIC));
    return topic.partitions().get(2).isr().size();
  }
}
