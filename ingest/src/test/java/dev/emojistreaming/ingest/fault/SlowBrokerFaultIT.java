package dev.emojistreaming.ingest.fault;

import static dev.emojistreaming.ingest.fault.Faults.letPass;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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

/** The broker is there and answers, but is slow with records or takes none. */
class SlowBrokerFaultIT {

  private static final int CAPACITY = 400;
  private static final int CONNECTIONS = 1_000;
  private static final int ANY_SIZE = 1 << 20;

  /** Longer than a producer whose records all fail is kept. */
  private static final Duration THROUGHOUT = Duration.ofSeconds(Faults.IN_SHORT ? 5 : 40);

  @TempDir Path folder;

  @Test
  void reactionsGoToTheOverflowWhenTheChannelIsFull() {
    try (Stage stage =
            new Stage(
                    folder, usual -> usual.with("INGEST_BUFFER_CAPACITY", String.valueOf(CAPACITY)))
                .allUp();
        DeliveryOracle oracle =
            DeliveryOracle.start(stage.ingest().port(), Stage.RATE, CONNECTIONS)) {
      letPass(Duration.ofSeconds(1));
      stage.proxy().delay(Duration.ofMillis(400));
      letPass(Faults.OUTAGE);
      assertThat(stage.ingest().health().bufferSize()).isLessThanOrEqualTo(CAPACITY);
      assertThat(oracle.counts().ackedInKafka()).isPositive();
      assertThat(oracle.counts().ackedInOverflow()).isPositive();
      assertThat(oracle.counts().refused().keySet()).isSubsetOf(503);
      assertThat(stage.ingest().metric("ingest_channel_full_total")).isPositive();
      stage.proxy().forward();
      FaultReport.add(
          "round trips of 400 ms, room for %d in memory".formatted(CAPACITY),
          stage.verdict(oracle),
          "%,d went to the overflow, %,d refused with 503"
              .formatted(oracle.counts().ackedInOverflow(), oracle.counts().refusedWith(503)));
    }
  }

  @Test
  void reactionsGoToTheOverflowWhenTheBrokerTakesNoRecords() throws Exception {
    try (Stage stage = new Stage(folder).allUp();
        Admin admin = Admin.create(Map.of("bootstrap.servers", stage.bootstrapServers()));
        DeliveryOracle oracle =
            DeliveryOracle.start(stage.ingest().port(), Stage.RATE, CONNECTIONS)) {
      letPass(Duration.ofSeconds(1));
      setLargestBatch(admin, 1);
      await().until(() -> !stage.ingest().health().kafkaConnected());
      letPass(THROUGHOUT);
      await().until(() -> !stage.ingest().health().kafkaConnected());
      assertThat(stage.ingest().health().status()).isEqualTo("degraded");
      if (!Faults.IN_SHORT) {
        assertThat(stage.ingest().log()).content().contains("kafka=new-producer");
      }
      setLargestBatch(admin, ANY_SIZE);
      Duration drained = stage.awaitDrained();
      assertThat(oracle.counts().refused()).isEmpty();
      FaultReport.add(
          "broker that answers and takes no records",
          stage.verdict(oracle),
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
