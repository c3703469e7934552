package dev.emojistreaming.ingest.kafka;

import dev.emojistreaming.ingest.concurrent.Monitor;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Whether Kafka accepts records, as observed in the last seconds. Safe for use by many threads.
 *
 * <p>It has two sources. The probe looks up the topic every second and detects a change while no
 * records are sent. Deliveries detect a failure sooner under load, and only they detect a broker
 * that answers but accepts no records. After a failed delivery, Kafka counts as accepting records
 * again when a delivery succeeds, or when the probe finds the topic after {@link #HALF_OPEN_AFTER}
 * without another failure.
 */
@Singleton
public class KafkaAvailability {

  private static final Logger LOG = Logger.getLogger(KafkaAvailability.class);

  /** Consecutive failed probes after which Kafka is away. One may be due to a long GC pause. */
  private static final int PROBE_FAILURE_THRESHOLD = 2;

  /** A delivery of this age or less outweighs a failed probe. */
  private static final Duration RECENT_DELIVERY = Duration.ofSeconds(1);

  private static final Duration NO_DELIVERY_YET = Duration.ofDays(1);

  /** Time after the last failed delivery until the probe can restore the state. */
  static final Duration HALF_OPEN_AFTER = Duration.ofSeconds(5);

  private final LongSupplier nanoTime;
  private final Monitor stateChanged = new Monitor();
  private volatile KafkaState state = KafkaState.AWAY;
  private volatile long lastDelivery;
  private long lastFailure;
  private volatile @Nullable Long failingSince;
  private int failedProbes;

  @Inject
  KafkaAvailability() {
    this(System::nanoTime);
  }

  KafkaAvailability(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.lastDelivery = nanoTime.getAsLong() - NO_DELIVERY_YET.toNanos();
  }

  /** Whether a record sent now is expected to be acknowledged. */
  public boolean acceptsRecords() {
    return state == KafkaState.CONNECTED;
  }

  /** The current state. */
  public KafkaState state() {
    return state;
  }

  /** A record has been acknowledged. */
  void delivered() {
    lastDelivery = nanoTime.getAsLong();
    if (state != KafkaState.CONNECTED || failingSince != null) {
      recover();
    }
  }

  /** Whether a record has been acknowledged in this time. */
  boolean hasDeliveredWithin(Duration time) {
    return !since(lastDelivery, time);
  }

  private synchronized void recover() {
    failingSince = null;
    changeTo(KafkaState.CONNECTED);
  }

  /** Whether deliveries were attempted and all have failed, for at least this long. */
  synchronized boolean isFailingFor(Duration atLeast) {
    return failingSince != null && since(failingSince, atLeast);
  }

  /** Forgets the failed deliveries, because the producer that they belong to has been replaced. */
  synchronized void clearFailures() {
    failingSince = null;
  }

  /** A record failed or was not acknowledged in time, and no other partition accepts records. */
  synchronized void deliveryFailed() {
    lastFailure = nanoTime.getAsLong();
    if (failingSince == null) {
      failingSince = lastFailure;
    }
    if (state == KafkaState.CONNECTED) {
      changeTo(KafkaState.NOT_ACCEPTING_RECORDS);
    }
  }

  /** The probe found the topic, found it missing, or got no answer. */
  synchronized void probed(KafkaState found) {
    if (found == KafkaState.AWAY) {
      failedProbes = since(lastDelivery, RECENT_DELIVERY) ? failedProbes + 1 : 0;
      if (failedProbes >= PROBE_FAILURE_THRESHOLD) {
        changeTo(KafkaState.AWAY);
      }
      return;
    }
    failedProbes = 0;
    boolean mayRecover =
        state != KafkaState.NOT_ACCEPTING_RECORDS || since(lastFailure, HALF_OPEN_AFTER);
    if (found != KafkaState.CONNECTED || mayRecover) {
      changeTo(found);
    }
  }

  /** Waits until Kafka starts or stops accepting records, at most for the timeout. */
  public void awaitChange(Duration timeout) throws InterruptedException {
    boolean before = acceptsRecords();
    stateChanged.await(() -> acceptsRecords() != before, timeout);
  }

  private boolean since(long moment, Duration atLeast) {
    return nanoTime.getAsLong() - moment >= atLeast.toNanos();
  }

  /** Call with the lock held. */
  private void changeTo(KafkaState found) {
    if (found == state) {
      return;
    }
    state = found;
    stateChanged.signalAll();
    switch (found) {
      case CONNECTED -> LOG.info("kafka=connected");
      case NOT_ACCEPTING_RECORDS -> LOG.warn("kafka=not-accepting-records");
      case TOPIC_MISSING -> LOG.warn("kafka=topic-missing; create it or set EMOJI_TOPIC");
      case AWAY -> LOG.warn("kafka=away; check the brokers and KAFKA_BOOTSTRAP_SERVERS");
    }
  }
}
