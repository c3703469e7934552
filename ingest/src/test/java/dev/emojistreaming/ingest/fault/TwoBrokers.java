package dev.emojistreaming.ingest.fault;

import static org.awaitility.Awaitility.await;

import dev.emojistreaming.testkit.broker.BrokerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitionReassignment;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;

/**
 * A cluster with a topic one of whose partitions accepts no record when the second broker is down:
 * two partitions are on the first broker only, the third is on both and needs both.
 */
final class TwoBrokers implements AutoCloseable {

  static final String TOPIC = "replicated";

  private final BrokerProcess first;
  private final BrokerProcess second;

  TwoBrokers(Path folder) throws IOException, ExecutionException, InterruptedException {
    int controllerPort = StablePort.find();
    String voters = "1@127.0.0.1:" + controllerPort;
    int port = StablePort.find();
    first =
        BrokerProcess.start(
            folder.resolve("first"),
            port,
            port,
            Map.of(
                "controller.quorum.voters",
                voters,
                "listeners",
                "PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d"
                    .formatted(port, controllerPort)));
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", first.address()))) {
      joinCluster(folder.resolve("second/kafka"), admin.describeCluster().clusterId().get());
      int secondPort = StablePort.find();
      second =
          BrokerProcess.start(
              folder.resolve("second"),
              secondPort,
              secondPort,
              Map.of(
                  "process.roles",
                  "broker",
                  "node.id",
                  "2",
                  "controller.quorum.voters",
                  voters,
                  "listeners",
                  "PLAINTEXT://127.0.0.1:" + secondPort));
      createTopic(admin);
    }
  }

  private static void createTopic(Admin admin) throws ExecutionException, InterruptedException {
    Map<Integer, List<Integer>> onFirst = Map.of(0, List.of(1), 1, List.of(1), 2, List.of(1));
    NewTopic topic = new NewTopic(TOPIC, onFirst).configs(Map.of("min.insync.replicas", "2"));
    admin.createTopics(List.of(topic)).all().get();
    // All partitions of a new topic have the same number of replicas.
    NewPartitionReassignment onBoth = new NewPartitionReassignment(List.of(1, 2));
    admin
        .alterPartitionReassignments(Map.of(new TopicPartition(TOPIC, 2), Optional.of(onBoth)))
        .all()
        .get();
    await()
        .ignoreExceptions()
        .until(() -> admin.listPartitionReassignments().reassignments().get().isEmpty());
  }

  /** Formats a broker's folder for an existing cluster. */
  private static void joinCluster(Path data, String cluster) throws IOException {
    Files.createDirectories(data);
    Files.writeString(
        data.resolve("meta.properties"),
        "version=1\nnode.id=2\ncluster.id=%s\ndirectory.id=%s\n"
            .formatted(cluster, Uuid.randomUuid()));
  }

  /** The bootstrap server for clients. */
  String address() {
    return first.address();
  }

  /** Kills the second broker, and returns when the third partition knows that it is gone. */
  void killSecond() {
    second.kill();
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", first.address()))) {
      await().until(() -> inSyncReplicas(admin) == 1);
    }
  }

  private static int inSyncReplicas(Admin admin) throws ExecutionException, InterruptedException {
    TopicDescription topic =
        Objects.requireNonNull(
            admin.describeTopics(List.of(TOPIC)).allTopicNames().get().get(TOPIC));
    return topic.partitions().get(2).isr().size();
  }

  @Override
  public void close() {
    second.close();
    first.close();
  }
}
