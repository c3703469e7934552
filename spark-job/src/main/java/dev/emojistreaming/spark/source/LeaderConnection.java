package dev.emojistreaming.spark.source;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.ApiVersions;
import org.apache.kafka.clients.ClientRequest;
import org.apache.kafka.clients.ClientUtils;
import org.apache.kafka.clients.ManualMetadataUpdater;
import org.apache.kafka.clients.NetworkClient;
import org.apache.kafka.clients.NetworkClientUtils;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.message.FetchResponseData.PartitionData;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.record.MemoryRecords;
import org.apache.kafka.common.requests.AbstractRequest;
import org.apache.kafka.common.requests.FetchRequest;
import org.apache.kafka.common.requests.FetchResponse;
import org.apache.kafka.common.requests.MetadataRequest;
import org.apache.kafka.common.requests.MetadataResponse;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.utils.LogContext;
import org.apache.kafka.common.utils.Time;
import org.jspecify.annotations.Nullable;

/**
 * A connection to the leader of a partition, which fetches the producers' batches as they are, by
 * the parts of Kafka's client that brokers use too. For one thread at a time.
 */
final class LeaderConnection implements AutoCloseable {

  private static final int MAX_BYTES = 1024 * 1024;
  private static final int MAX_WAIT_MS = 500;
  private static final int RETRY_MS = 100;

  /** The newest version of the request that names topics instead of their ids. */
  private static final short FETCH_VERSION = 12;

  private final TopicPartition partition;
  private final ConsumerConfig config;
  private final Metrics metrics = new Metrics();
  private final NetworkClient client;
  private @Nullable Node leader;

  LeaderConnection(ClientSettings settings, TopicPartition partition) {
    this.partition = partition;
    Map<String, Object> ofKafka = new HashMap<>(settings.ofKafka());
    ofKafka.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    ofKafka.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    config = new ConsumerConfig(ofKafka);
    client =
        ClientUtils.createNetworkClient(
            config,
            "spark-job-" + partition,
            metrics,
            "spark-job",
            new LogContext("[" + partition + "] "),
            new ApiVersions(),
            Time.SYSTEM,
            1,
            config.getInt(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG),
            new ManualMetadataUpdater(),
            InetAddress::getAllByName);
  }

  /**
   * Fetches about a megabyte from an offset, beginning with the batch that contains it.
   *
   * @return the batches; empty if there are none within half a second
   * @throws TimeoutException if no leader answers within the time
   * @throws KafkaException if it refuses
   */
  MemoryRecords fetch(long offset, Duration timeout) {
    long start = System.nanoTime();
    while (true) {
      try {
        return fetch(offset);
      } catch (IOException | RetriableException e) {
        leader = null;
        if (System.nanoTime() - start > timeout.toNanos()) {
          throw new TimeoutException(
              partition + ": no leader answered within " + timeout.toSeconds() + " s", e);
        }
      }
      Time.SYSTEM.sleep(RETRY_MS);
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptException("interrupted while reading " + partition);
      }
    }
  }

  private MemoryRecords fetch(long offset) throws IOException {
    if (leader == null) {
      leader = findLeader();
    }
    FetchRequest.PartitionData wanted =
        new FetchRequest.PartitionData(
            Uuid.ZERO_UUID,
            offset,
            FetchRequest.INVALID_LOG_START_OFFSET,
            MAX_BYTES,
            Optional.empty());
    FetchResponse response =
        (FetchResponse)
            ask(
                leader,
                FetchRequest.Builder.forConsumer(
                    FETCH_VERSION, MAX_WAIT_MS, 1, Map.of(partition, wanted)));
    response.error().maybeThrow();
    PartitionData answer = response.data().responses().get(0).partitions().get(0);
    Errors error = Errors.forCode(answer.errorCode());
    if (error == Errors.OFFSET_OUT_OF_RANGE) {
      throw new KafkaException(
          "offset " + offset + " of " + partition + " is not in the topic, or no longer");
    }
    if (error == Errors.TOPIC_AUTHORIZATION_FAILED) {
      throw new TopicAuthorizationException(Set.of(partition.topic()));
    }
    error.maybeThrow();
    return (MemoryRecords) FetchResponse.recordsOrFail(answer);
  }

  private Node findLeader() throws IOException {
    IOException failure = new IOException("there is no leader of " + partition);
    int id = 0;
    for (InetSocketAddress address : ClientUtils.parseAndValidateAddresses(config)) {
      id--;
      Node any = new Node(id, address.getHostString(), address.getPort());
      try {
        MetadataResponse response =
            (MetadataResponse)
                ask(any, new MetadataRequest.Builder(List.of(partition.topic()), false));
        Node found = response.buildCluster().leaderFor(partition);
        if (found != null) {
          return found;
        }
      } catch (IOException e) {
        failure = e;
      }
    }
    throw failure;
  }

  private Object ask(Node node, AbstractRequest.Builder<?> request) throws IOException {
    int timeout = config.getInt(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG);
    if (!NetworkClientUtils.awaitReady(client, node, Time.SYSTEM, timeout)) {
      throw new IOException(node + " did not accept a connection within " + timeout + " ms");
    }
    ClientRequest asked =
        client.newClientRequest(node.idString(), request, Time.SYSTEM.milliseconds(), true);
    return NetworkClientUtils.sendAndReceive(client, asked, Time.SYSTEM).responseBody();
  }

  @Override
  public void close() {
    client.close();
    metrics.close();
  }
}
