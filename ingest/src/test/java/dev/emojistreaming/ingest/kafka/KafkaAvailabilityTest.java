package dev.emojistreaming.ingest.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emojistreaming.testkit.log.ExpectedLog;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class KafkaAvailabilityTest {

  private long now;
  private final KafkaAvailability availability = new KafkaAvailability(() -> now);

  @Test
  @ExpectedLog(logger = "KafkaAvailability", message = "kafka=topic-missing")
  void isAwayUntilAProbeFindsTheTopic() {
    assertThat(availability.acceptsRecords()).isFalse();
    availability.probed(KafkaState.TOPIC_MISSING);
    assertThat(availability.acceptsRecords()).isFalse();
    availability.probed(KafkaState.CONNECTED);
    assertThat(availability.acceptsRecords()).isTrue();
  }

  @Test
  @ExpectedLog(logger = "KafkaAvailability", message = "kafka=away")
  void isAwayAfterTwoFailedProbes() {
    availability.probed(KafkaState.CONNECTED);
    pass(Duration.ofSeconds(2));
    availability.probed(KafkaState.AWAY);
    assertThat(availability.acceptsRecords()).isTrue();
    availability.probed(KafkaState.AWAY);
    assertThat(availability.state()).isEqualTo(KafkaState.AWAY);
  }

  @Test
  void failedProbesAreIgnoredWhileRecordsAreAcknowledged() {
    availability.probed(KafkaState.CONNECTED);
    for (int i = 0; i < 5; i++) {
      availability.delivered();
      availability.probed(KafkaState.AWAY);
    }
    assertThat(availability.acceptsRecords()).isTrue();
  }

  @Test
  @ExpectedLog(logger = "KafkaAvailability", message = "kafka=not-accepting-records")
  void failedDeliveryChangesTheStateAtOnceAndAProbeDoesNotRestoreIt() {
    availability.probed(KafkaState.CONNECTED);
    availability.deliveryFailed();
    availability.probed(KafkaState.CONNECTED);
    assertThat(availability.state()).isEqualTo(KafkaState.NOT_ACCEPTING_RECORDS);
  }

  @Test
  @ExpectedLog(logger = "KafkaAvailability", message = "kafka=not-accepting-records")
  void successfulDeliveryRestoresTheState() {
    availability.probed(KafkaState.CONNECTED);
    availability.deliveryFailed();
    availability.delivered();
    assertThat(availability.acceptsRecords()).isTrue();
  }

  @Test
  @ExpectedLog(logger = "KafkaAvailability", message = "kafka=not-accepting-records")
  void probeRestoresTheStateAfterHalfOpenTimeWithoutFailures() {
    availability.probed(KafkaState.CONNECTED);
    availability.deliveryFailed();
    pass(KafkaAvailability.HALF_OPEN_AFTER);
    availability.probed(KafkaState.CONNECTED);
    assertThat(availability.acceptsRecords()).isTrue();
  }

  @Test
  @ExpectedLog(logger = "KafkaAvailability", message = "kafka=not-accepting-records")
  void failureTimeEndsWithASuccessfulDelivery() {
    availability.probed(KafkaState.CONNECTED);
    availability.deliveryFailed();
    pass(Duration.ofSeconds(20));
    availability.probed(KafkaState.CONNECTED);
    availability.deliveryFailed();
    pass(Duration.ofSeconds(20));
    assertThat(availability.isFailingFor(Duration.ofSeconds(30))).isTrue();

    availability.delivered();
    assertThat(availability.isFailingFor(Duration.ZERO)).isFalse();
  }

  private void pass(Duration time) {
    now += time.toNanos();
  }
}
