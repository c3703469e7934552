package dev.emojistreaming.ingest.kafka;

import dev.emojistreaming.ingest.IngestConfig;
import dev.emojistreaming.ingest.repeat.Repeater;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Whether Kafka is there, as a fact of the last seconds: the topic is asked for every second on a
 * thread of its own. That a producer object exists says nothing.
 */
@ApplicationScoped
public class KafkaConnection {

  private static final Logger LOG = Logger.getLogger(KafkaConnection.class);
  private static final Duration INTERVAL = Duration.ofSeconds(1);
  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  /** A long pause of this process or the broker's may cost one answer. */
  private static final int MISSES_THAT_COUNT = 2;

  private final Map<String, Object> clientConfig;
  private final String topic;
  private @Nullable Admin admin;
  private @Nullable Repeater prober;
  private volatile KafkaState state = KafkaState.AWAY;
  private int misses; // the prober's

  KafkaConnection(
      @Identifier("default-kafka-broker") Map<String, Object> clientConfig, IngestConfig config) {
    this.clientConfig = clientConfig;
    this.topic = config.topic();
  }

  /** Whether the last probe, at most a few seconds ago, found the broker and the topic. */
  public boolean isConnected() {
    return state == KafkaState.CONNECTED;
  }

  void start(@Observes StartupEvent event) {
    Map<String, Object> adminConfig = new HashMap<>(clientConfig);
    adminConfig.putIfAbsent(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, "localhost:9092");
    adminConfig.put(AdminClientConfig.CLIENT_ID_CONFIG, "ingest-probe");
    adminConfig.put(AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, "1000");
    Admin client = Admin.create(adminConfig);
    admin = client;
    prober = new Repeater("kafka-probe", INTERVAL, () -> probe(client));
    prober.start();
  }

  /** Runs after the drain, which must know whether there is a Kafka to drain to. */
  void stop(@Observes @Priority(3000) ShutdownEvent event) {
    if (prober != null && admin != null) {
      prober.close();
      admin.close(Duration.ZERO);
    }
  }

  private void probe(Admin client) {
    try {
      client
          .describeTopics(
              List.of(topic), new DescribeTopicsOptions().timeoutMs((int) TIMEOUT.toMillis()))
          .allTopicNames()
          .get();
      turnTo(KafkaState.CONNECTED);
    } catch (ExecutionException e) {
      turnTo(
          e.getCause() instanceof UnknownTopicOrPartitionException
              ? KafkaState.TOPIC_MISSING
              : KafkaState.AWAY);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // closed: nothing was found out
    }
  }

  private void turnTo(KafkaState found) {
    misses = found == KafkaState.AWAY ? misses + 1 : 0;
    boolean mayBeAHiccup = misses > 0 && misses < MISSES_THAT_COUNT;
    if (found == state || mayBeAHiccup) {
      return;
    }
    state = found;
    switch (found) {
      case CONNECTED -> LOG.infof("kafka=connected topic=%s", topic);
      case TOPIC_MISSING ->
          LOG.warnf("kafka=topic-missing topic=%s; create it or set EMOJI_TOPIC", topic);
      case AWAY -> LOG.warn("kafka=away; is KAFKA_BOOTSTRAP_SERVERS right?");
    }
  }
}
