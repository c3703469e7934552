package dev.emojistreaming.ingest.kafka;

import dev.emojistreaming.ingest.IngestConfig;
import dev.emojistreaming.service.kafka.KafkaRefusal;
import dev.emojistreaming.service.thread.PeriodicTask;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Looks up the topic in Kafka every second, on its own thread.
 *
 * <p>It also creates the clients, because that fails while the broker's host name cannot be
 * resolved, and ingest must accept reactions meanwhile.
 */
@Singleton
public class KafkaProbe {

  private static final Logger LOG = Logger.getLogger(KafkaProbe.class);
  private static final Duration INTERVAL = Duration.ofSeconds(1);
  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  /** The producer is replaced when all records fail for this long although the topic exists. */
  private static final Duration RECREATE_AFTER = Duration.ofSeconds(30);

  private static final Duration METADATA_TIMEOUT = Duration.ofMillis(500);

  private final ClientSettings settings;
  private final ReactionProducer producer;
  private final KafkaAvailability availability;
  private final String topic;
  private final PeriodicTask prober = new PeriodicTask("kafka-probe", INTERVAL, this::probe);
  private @Nullable Admin admin; // used by the probe's thread only
  private @Nullable String lastError; // used by the probe's thread only

  KafkaProbe(
      ClientSettings settings,
      ReactionProducer producer,
      KafkaAvailability availability,
      IngestConfig config) {
    this.settings = settings;
    this.producer = producer;
    this.availability = availability;
    this.topic = config.topic();
  }

  void start(@Observes StartupEvent event) {
    prober.start();
  }

  /** Stops the probe. The last state stays. */
  public void stop() {
    prober.close();
  }

  private void probe() {
    try {
      availability.probed(find());
      lastError = null;
    } catch (KafkaException e) {
      availability.probed(KafkaState.AWAY);
      logOnce(e);
    } catch (InterruptedException e) {
      closeAdmin();
      Thread.currentThread().interrupt();
    }
  }

  private KafkaState find() throws InterruptedException {
    if (admin == null) {
      admin = Admin.create(settings.admin(TIMEOUT));
    }
    try {
      admin.describeTopics(List.of(topic)).allTopicNames().get();
    } catch (ExecutionException e) {
      KafkaRefusal.of(e.getCause())
          .ifPresent(refusal -> LOG.errorf("kafka=refused topic=%s; %s", topic, refusal));
      return e.getCause() instanceof UnknownTopicOrPartitionException
          ? KafkaState.TOPIC_MISSING
          : KafkaState.AWAY;
    }
    if (availability.isFailingFor(RECREATE_AFTER)) {
      LOG.warnf("kafka=new-producer; all records have failed for %s", RECREATE_AFTER);
      producer.discard();
      availability.clearFailures();
    }
    return producer.awaitPartitions(METADATA_TIMEOUT) ? KafkaState.CONNECTED : KafkaState.AWAY;
  }

  /** Logs why the clients cannot be created, once for each cause. */
  private void logOnce(KafkaException e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    if (!String.valueOf(cause.getMessage()).equals(lastError)) {
      lastError = String.valueOf(cause.getMessage());
      LOG.errorf("kafka=no-client: %s; check the variables that begin with KAFKA_", lastError);
    }
  }

  private void closeAdmin() {
    if (admin != null) {
      admin.close(Duration.ZERO);
    }
  }
}
