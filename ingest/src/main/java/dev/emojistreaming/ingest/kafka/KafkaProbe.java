package dev.emojistreaming.ingest.kafka;

import dev.emojistreaming.ingest.IngestConfig;
import dev.emojistreaming.ingest.concurrent.PeriodicTask;
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
 * Asks Kafka for the topic every second on a thread of its own.
 *
 * <p>The clients are made here too, since making them fails while the broker's name does not
 * resolve, and ingest takes reactions all the same.
 */
@Singleton
public class KafkaProbe {

  private static final Logger LOG = Logger.getLogger(KafkaProbe.class);
  private static final Duration INTERVAL = Duration.ofSeconds(1);
  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  /** A producer that fails for so long though the topic is there is replaced. */
  private static final Duration BEYOND_HELP = Duration.ofSeconds(30);

  private static final Duration METADATA = Duration.ofMillis(500);

  private final ClientSettings settings;
  private final ReactionProducer producer;
  private final KafkaAvailability availability;
  private final String topic;
  private final PeriodicTask prober = new PeriodicTask("kafka-probe", INTERVAL, this::probe);
  private @Nullable Admin admin; // the prober's
  private @Nullable String lastError; // the prober's

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

  /** Ends the probe; what it found last stays. */
  public void stop() {
    prober.close();
  }

  private void probe() {
    try {
      availability.probed(find());
      lastError = null;
    } catch (KafkaException e) {
      availability.probed(KafkaState.AWAY);
      sayOnce(e);
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
      return e.getCause() instanceof UnknownTopicOrPartitionException
          ? KafkaState.TOPIC_MISSING
          : KafkaState.AWAY;
    }
    if (availability.isFailingFor(BEYOND_HELP)) {
      LOG.warnf("kafka=new-producer; none of its records was taken for %s", BEYOND_HELP);
      producer.renew();
      availability.beginAnew();
    }
    return producer.learnPartitions(METADATA) ? KafkaState.CONNECTED : KafkaState.AWAY;
  }

  /** What keeps the clients from being made, unless it is what did so a second ago. */
  private void sayOnce(KafkaException e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    if (!String.valueOf(cause.getMessage()).equals(lastError)) {
      lastError = String.valueOf(cause.getMessage());
      LOG.errorf("kafka=no-client: %s; check the settings that begin with KAFKA_", lastError);
    }
  }

  private void closeAdmin() {
    if (admin != null) {
      admin.close(Duration.ZERO);
    }
  }
}
