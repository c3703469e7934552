package dev.emojistreaming.ingest.fault;

import static dev.emojistreaming.ingest.fault.FaultSettings.letPass;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.emojistreaming.testkit.log.ExpectedLog;
import dev.emojistreaming.testkit.process.StartsProcesses;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One of several partitions accepts no records: that is no outage. */
@StartsProcesses
class SickPartitionFaultIT {

  private static final Duration SICK = Duration.ofSeconds(FaultSettings.IN_SHORT ? 6 : 60);

  private static final Duration DRAIN = Duration.ofSeconds(30);

  @TempDir Path folder;

  @Test
  @ExpectedLog(logger = "PartitionHealth", message = "kafka=partitions-sick partitions=[2] of=3")
  @ExpectedLog(
      logger = "KafkaAvailability",
      message = "kafka=not-accepting-records",
      unless = "the first broker answers while it waits for the second")
  void reactionsAvoidThePartition() throws Exception {
    try (TwoBrokers brokers = new TwoBrokers(folder);
        IngestProcess ingest =
            new IngestProcess(
                IngestLaunch.of(folder, brokers.address()).with("EMOJI_TOPIC", TwoBrokers.TOPIC))) {
      ingest.start();
      await().until(() -> ingest.health().kafkaConnected());
      try (DeliveryOracle oracle =
          DeliveryOracle.start(ingest.port(), FaultTestbed.RATE, FaultTestbed.CONNECTIONS * 10)) {
        letPass(Duration.ofSeconds(2));
        brokers.killSecond();
        await().atMost(DRAIN).until(() -> ingest.health().overflowSize() == 0);
        OracleCounts before = oracle.counts();
        letPass(SICK);
        OracleCounts counts = oracle.counts();
        oracle.stop();
        await().atMost(DRAIN).until(() -> ingest.health().overflowSize() == 0);

        AuditResult result = oracle.verify(brokers.address(), TwoBrokers.TOPIC);
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
}
