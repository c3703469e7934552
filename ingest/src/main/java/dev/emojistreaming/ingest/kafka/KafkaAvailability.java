package dev.emojistreaming.ingest.kafka;

import dev.emojistreaming.ingest.concurrent.Monitor;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Whether Kafka takes records, as a fact of the last seconds; that a producer object exists says
 * nothing. Safe for use by many threads.
 *
 * <p>Two witnesses are heard. The probe asks for the topic every second and finds out when Kafka
 * comes and goes while nothing is sent. The deliveries tell first when it goes under load, and they
 * alone know of a broker that answers questions but takes no records: after a failed one, the next
 * that succeeds, or {@link #TRUST_AGAIN} without another failure, is believed.
 */
@Singleton
public class KafkaAvailability {

  private static final Logger LOG = Logger.getLogger(KafkaAvailability.class);

  /** A long pause of this process or the broker's may cost one answer. */
  private static final int MISSES_THAT_COUNT = 2;

  private static final Duration RECENTLY = Duration.ofSeconds(1);
  static final Duration TRUST_AGAIN = Duration.ofSeconds(5);

  private final LongSupplier nanoTime;
  private final Monitor stateChanged = new Monitor();
  private volatile KafkaState state = KafkaState.AWAY;
  private volatile long lastDelivery;
  private long lastFailure;
  private volatile @Nullable Long failingSince;
  private int misses;

  @Inject
  KafkaAvailability() {
    this(System::nanoTime);
  }

  KafkaAvailability(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.lastDelivery = nanoTime.getAsLong() - RECENTLY.toNanos();
  }

  /** Whether a record that were sent now should be acknowledged soon. */
  public boolean isConnected() {
    return state == KafkaState.CONNECTED;
  }

  /** What the last seconds have shown. */
  public KafkaState state() {
    return state;
  }

  /** A record has been acknowledged. */
  void delivered() {
    lastDelivery = nanoTime.getAsLong();
    if (state != KafkaState.CONNECTED || failingSince != null) {
      succeed();
    }
  }

  private synchronized void succeed() {
    failingSince = null;
    turnTo(KafkaState.CONNECTED);
  }

  /** Whether all deliveries have failed for at least so long, and there were some. */
  synchronized boolean isFailingFor(Duration atLeast) {
    return failingSince != null && since(failingSince, atLeast);
  }

  /** What has failed is no longer there; what comes next is judged anew. */
  synchronized void beginAnew() {
    failingSince = null;
  }

  /** A record has failed, or was not acknowledged in time. */
  synchronized void deliveryFailed() {
    lastFailure = nanoTime.getAsLong();
    if (failingSince == null) {
      failingSince = lastFailure;
    }
    if (state == KafkaState.CONNECTED) {
      turnTo(KafkaState.NOT_TAKING_RECORDS);
    }
  }

  /** The probe has found the topic, that it is missing, or nothing. */
  synchronized void probed(KafkaState found) {
    if (found == KafkaState.AWAY) {
      misses = since(lastDelivery, RECENTLY) ? misses + 1 : 0;
      if (misses >= MISSES_THAT_COUNT) {
        turnTo(KafkaState.AWAY);
      }
      return;
    }
    misses = 0;
    boolean records = state != KafkaState.NOT_TAKING_RECORDS || since(lastFailure, TRUST_AGAIN);
    if (found != KafkaState.CONNECTED || records) {
      turnTo(found);
    }
  }

  /** Waits until Kafka starts or stops taking records, but no longer than the timeout. */
  public void awaitChange(Duration timeout) throws InterruptedException {
    boolean connected = isConnected();
    stateChanged.await(() -> isConnected() != connected, timeout);
  }

  private boolean since(long moment, Duration atLeast) {
    return nanoTime.getAsLong() - moment >= atLeast.toNanos();
  }

  /** Only with the lock held. */
  private void turnTo(KafkaState found) {
    if (found == state) {
      return;
    }
    state = found;
    stateChanged.signalAll();
    switch (found) {
      case CONNECTED -> LOG.info("kafka=connected");
      case NOT_TAKING_RECORDS -> LOG.warn("kafka=not-taking-records");
      case TOPIC_MISSING -> LOG.warn("kafka=topic-missing; create it or set EMOJI_TOPIC");
      case AWAY -> LOG.warn("kafka=away; is KAFKA_BOOTSTRAP_SERVERS right?");
    }
  }
}
