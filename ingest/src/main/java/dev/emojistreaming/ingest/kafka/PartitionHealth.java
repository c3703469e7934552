package dev.emojistreaming.ingest.kafka;

import dev.emojistreaming.contract.log.LogThrottle;
import dev.emojistreaming.ingest.IngestConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.PartitionInfo;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Which partitions accept records. Safe for use by many threads.
 *
 * <p>A partition whose records fail while those of others are acknowledged is sick, for instance
 * because too few of its replicas are in sync. Records avoid it, except for one in {@link
 * #TRIAL_INTERVAL}, until one of its records is acknowledged. Kafka counts as not accepting records
 * only when two partitions have failed (or the only one), and no record has been acknowledged for
 * the delivery timeout, that is, since the failed one was sent.
 */
@Singleton
public class PartitionHealth {

  private static final Logger LOG = Logger.getLogger(PartitionHealth.class);

  /** A number that is no partition's: the record failed before it had one. */
  static final int NO_PARTITION = RecordMetadata.UNKNOWN_PARTITION;

  /** How often a record goes to a sick partition. */
  static final Duration TRIAL_INTERVAL = Duration.ofSeconds(5);

  /** For this long all records go to one healthy partition, so that batches stay large. */
  private static final Duration STICKY_TIME = Duration.ofMillis(10);

  private final KafkaAvailability availability;
  private final Duration deliveryTimeout;
  private final LongSupplier nanoTime;
  private final LogThrottle throttle = new LogThrottle();
  private final Map<Integer, Long> nextTrials = new HashMap<>(); // guarded by this
  private List<Integer> partitions = List.of(); // guarded by this
  private List<Integer> healthy = List.of(); // guarded by this
  private boolean outage; // guarded by this
  private volatile boolean anyFailed;

  @Inject
  PartitionHealth(KafkaAvailability availability, IngestConfig config) {
    this(availability, config.kafka().deliveryTimeout(), System::nanoTime);
  }

  PartitionHealth(KafkaAvailability availability, Duration deliveryTimeout, LongSupplier nanoTime) {
    this.availability = availability;
    this.deliveryTimeout = deliveryTimeout;
    this.nanoTime = nanoTime;
  }

  /** The number of sick partitions; 0 while Kafka accepts no records at all. */
  public synchronized int sick() {
    return outage ? 0 : nextTrials.size();
  }

  /**
   * These are the topic's partitions now; those without a leader are avoided too. Logs which are
   * sick.
   */
  synchronized void found(List<PartitionInfo> current) {
    partitions =
        current.stream()
            .filter(partition -> partition.leader() != null)
            .map(PartitionInfo::partition)
            .toList();
    nextTrials.keySet().removeIf(partition -> partition >= current.size());
    update();
    if (sick() > 0 && throttle.add() > 0) {
      LOG.warnf(
          "kafka=partitions-sick partitions=%s of=%d; records avoid them; check their in-sync replicas",
          nextTrials.keySet(), current.size());
    }
  }

  /** The partition for the next record; null leaves the choice to the producer. */
  @Nullable Integer choose() {
    return anyFailed ? chooseHealthy() : null;
  }

  private synchronized @Nullable Integer chooseHealthy() {
    long now = nanoTime.getAsLong();
    if (outage || healthy.isEmpty()) {
      return atTurn(partitions, now);
    }
    for (Map.Entry<Integer, Long> trial : nextTrials.entrySet()) {
      if (now - trial.getValue() >= 0) {
        trial.setValue(now + TRIAL_INTERVAL.toNanos());
        return trial.getKey();
      }
    }
    return atTurn(healthy, now);
  }

  private static @Nullable Integer atTurn(List<Integer> candidates, long now) {
    if (candidates.isEmpty()) {
      return null;
    }
    long turn = now / STICKY_TIME.toNanos();
    return candidates.get((int) Math.floorMod(turn, (long) candidates.size()));
  }

  /** A record of this partition has been acknowledged. */
  void acknowledged(int partition) {
    availability.delivered();
    if (anyFailed) {
      recover(partition);
    }
  }

  private synchronized void recover(int partition) {
    nextTrials.remove(partition);
    if (outage) {
      outage = false;
      nextTrials.replaceAll((other, next) -> nanoTime.getAsLong());
    }
    update();
  }

  /**
   * A record failed, or was not acknowledged in time.
   *
   * @param partition its partition, or {@link #NO_PARTITION}
   */
  synchronized void failed(int partition) {
    if (partition != NO_PARTITION) {
      nextTrials.put(partition, nanoTime.getAsLong() + TRIAL_INTERVAL.toNanos());
      update();
    }
    boolean maybeOne =
        partition != NO_PARTITION && nextTrials.size() < Math.min(2, partitions.size());
    if (!maybeOne && !availability.hasDeliveredWithin(deliveryTimeout)) {
      outage = true;
      availability.deliveryFailed();
    }
  }

  /** Call with the lock held. */
  private void update() {
    anyFailed = !nextTrials.isEmpty();
    healthy = partitions.stream().filter(partition -> !nextTrials.containsKey(partition)).toList();
  }
}
