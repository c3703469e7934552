package dev.emojistreaming.ingest.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emojistreaming.testkit.log.ExpectedLog;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PartitionHealthTest {

  private static final Duration DELIVERY_TIMEOUT = Duration.ofSeconds(1);
  private static final Node BROKER = new Node(1, "localhost", 9092);

  private long now;
  private final KafkaAvailability availability = new KafkaAvailability(() -> now);
  private final PartitionHealth health =
      new PartitionHealth(availability, DELIVERY_TIMEOUT, () -> now);

  @BeforeEach
  void connect() {
    availability.probed(KafkaState.CONNECTED);
    findPartitions(3);
  }

  @Test
  void producerChoosesWhileNoneFails() {
    health.acknowledged(0);
    assertThat(health.choose()).isNull();
  }

  @Test
  void recordsAvoidASickPartitionExceptForTrials() {
    health.acknowledged(0);
    health.failed(2);

    assertThat(availability.acceptsRecords()).isTrue();
    assertThat(health.sick()).isEqualTo(1);
    assertThat(chosen(Duration.ofSeconds(1))).containsExactlyInAnyOrder(0, 1);

    pass(PartitionHealth.TRIAL_INTERVAL);
    assertThat(health.choose()).isEqualTo(2);
    assertThat(chosen(Duration.ofSeconds(1))).containsExactlyInAnyOrder(0, 1);

    health.acknowledged(2);
    assertThat(health.choose()).isNull();
    assertThat(health.sick()).isZero();
  }

  @Test
  void partitionsWithoutALeaderAreAvoidedToo() {
    health.found(
        IntStream.range(0, 3).mapToObj(i -> partition(i, i == 1 ? null : BROKER)).toList());
    health.acknowledged(0);
    health.failed(2);
    assertThat(chosen(Duration.ofSeconds(1))).containsExactly(0);
  }

  @Test
  @ExpectedLog(logger = "KafkaAvailability", message = "kafka=not-accepting-records")
  void twoPartitionsThatFailAndNoAcknowledgementAreAnOutage() {
    health.acknowledged(0);
    pass(DELIVERY_TIMEOUT);
    health.failed(2);
    assertThat(availability.acceptsRecords()).isTrue();
    health.failed(1);
    assertThat(availability.acceptsRecords()).isFalse();
    assertThat(health.sick()).isZero();
    assertThat(chosen(Duration.ofSeconds(1))).as("any may be the first").hasSize(3);

    health.acknowledged(1);
    assertThat(availability.acceptsRecords()).isTrue();
    assertThat(health.choose()).as("each is tried at once").isEqualTo(2);
    assertThat(chosen(Duration.ofSeconds(1))).containsExactlyInAnyOrder(0, 1);
  }

  @Test
  void twoSickPartitionsOfThreeAreNoOutage() {
    health.failed(2);
    health.acknowledged(0);
    health.failed(1);
    assertThat(availability.acceptsRecords()).isTrue();
    assertThat(chosen(Duration.ofSeconds(1))).containsExactly(0);
  }

  @Test
  @ExpectedLog(logger = "KafkaAvailability", message = "kafka=not-accepting-records")
  void onlyPartitionThatFailsIsAnOutage() {
    findPartitions(1);
    health.failed(0);
    assertThat(availability.acceptsRecords()).isFalse();
  }

  @Test
  @ExpectedLog(logger = "KafkaAvailability", message = "kafka=not-accepting-records")
  void failureBeforeThePartitionIsKnownIsAnOutage() {
    health.failed(PartitionHealth.NO_PARTITION);
    assertThat(availability.acceptsRecords()).isFalse();
  }

  private Set<Integer> chosen(Duration during) {
    Set<Integer> chosen = new HashSet<>();
    for (int i = 0; i < 20; i++) {
      chosen.add(health.choose());
      pass(during.dividedBy(20));
    }
    return chosen;
  }

  private void findPartitions(int count) {
    health.found(IntStream.range(0, count).mapToObj(i -> partition(i, BROKER)).toList());
  }

  private static PartitionInfo partition(int number, @Nullable Node leader) {
    return new PartitionInfo("reactions", number, leader, new Node[0], new Node[0]);
  }

  private void pass(Duration time) {
    now += time.toNanos();
  }
}
