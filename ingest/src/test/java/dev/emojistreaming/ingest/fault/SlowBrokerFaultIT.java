package dev.emojistreaming.ingest.fault;

import static dev.emojistreaming.ingest.fault.FaultSettings.letPass;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.emojistreaming.testkit.log.ExpectedLog;
import dev.emojistreaming.testkit.process.StartsProcesses;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The broker is reachable, but accepts records slowly or rejects them. */
@LosesKafka
@StartsProcesses
class SlowBrokerFaultIT {

  private static final int CAPACITY = 400;

  /** More than the capacity in the time of two round trips. */
  private static final int FILLING_RATE = 2_000;

  private static final int CONNECTIONS = 1_000;
  private static final int ANY_SIZE = 1 << 20;

  /** Longer than ingest keeps a producer whose records all fail. */
  private static final Duration REJECTION = Duration.ofSeconds(FaultSettings.IN_SHORT ? 5 : 40);

  @TempDir Path folder;

  @Test
  void reactionsGoToTheOverflowWhenTheChannelIsFull() {
    try (FaultTestbed testbed =
            new FaultTestbed(
                    folder, usual -> usual.with("INGEST_BUFFER_CAPACITY", String.valueOf(CAPACITY)))
                .allUp();
        DeliveryOracle oracle =
            DeliveryOracle.start(testbed.ingest().port(), FILLING_RATE, CONNECTIONS)) {
      letPass(Duration.ofSeconds(1));
      testbed.proxy().delay(Duration.ofMillis(400));
      letPass(FaultSettings.OUTAGE);
      assertThat(testbed.ingest().health().bufferSize()).isLessThanOrEqualTo(CAPACITY);
      assertThat(oracle.counts().ackedInKafka()).isPositive();
      assertThat(oracle.counts().ackedInOverflow()).isPositive();
      assertThat(oracle.counts().refused().keySet()).isSubsetOf(503);
      assertThat(testbed.ingest().metric("ingest_channel_full_total")).isPositive();
      testbed.proxy().forward();
      FaultReport.add(
          "round trips of 400 ms, room for %d in memory".formatted(CAPACITY),
          testbed.verify(oracle),
          "%,d went to the overflow, %,d refused with 503"
              .formatted(oracle.counts().ackedInOverflow(), oracle.counts().refusedWith(503)));
    }
  }

  @Test
  @ExpectedLog(logger = "KafkaAvailability", message = "kafka=not-accepting-records")
  @ExpectedLog(
      logger = "KafkaProbe",
      message = "kafka=new-producer",
      unless = "it is the short form")
  void reactionsGoToTheOverflowWhenTheBrokerRejectsRecords() throws Exception {
    try (FaultTestbed testbed = new FaultTestbed(folder).allUp();
        Admin admin = Admin.create(Map.of("bootstrap.servers", testbed.bootstrapServers()));
        DeliveryOracle oracle =
            DeliveryOracle.start(testbed.ingest().port(), FaultTestbed.RATE, CONNECTIONS)) {
      letPass(Duration.ofSeconds(1));
      setLargestBatch(admin, 1);
      await().until(() -> !testbed.ingest().health().kafkaConnected());
      letPass(REJECTION);
      await().until(() -> !testbed.ingest().health().kafkaConnected());
      assertThat(testbed.ingest().health().status()).isEqualTo("degraded");
      if (!FaultSettings.IN_SHORT) {
        assertThat(testbed.ingest().log()).content().contains("kafka=new-producer");
      }
      setLargestBatch(admin, ANY_SIZE);
      Duration drained = testbed.awaitDrained();
      assertThat(oracle.counts().refused()).isEmpty();
      FaultReport.add(
          "broker that answers and takes no records",
          testbed.verify(oracle),
          "drained after %.1f s".formatted(drained.toMillis() / 1e3));
    }
  }

  private static void setLargestBatch(Admin admin, int bytes)
      throws ExecutionException, InterruptedException {
    admin
        .incrementalAlterConfigs(
            Map.of(
                new ConfigResource(ConfigResource.Type.TOPIC, "emoji_reactions"),
                List.of(
                    new AlterConfigOp(
                        new ConfigEntry(
                            TopicConfig.MAX_MESSAGE_BYTES_CONFIG, String.valueOf(bytes)),
                        AlterConfigOp.OpType.SET))))
        .all()
        .get();
  }
}
