package dev.emojistreaming.testkit.kafka;

import dev.emojistreaming.process.FreePort;
import dev.emojistreaming.testkit.broker.BrokerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;

/**
 * A cluster of two brokers. The first, whose id is 1, is also the controller and has all partitions
 * of the pipeline's topics; the second, whose id is 2, has those that a test creates there.
 */
public final class TwoBrokers implements AutoCloseable {

  private final BrokerProcess first;
  private final BrokerProcess second;

  /** Starts both and returns when they are ready. */
  public TwoBrokers(Path folder) throws ExecutionException, InterruptedException {
    int controllerPort = FreePort.find();
    String voters = "1@127.0.0.1:" + controllerPort;
    int port = FreePort.find();
    first =
        BrokerProcess.start(
            folder.resolve("first"),
            port,
            port,
            Map.of(
                "controller.quorum.voters",
                voters,
                "listeners",
                "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort));
    try (Admin admin = admin()) {
      joinCluster(folder.resolve("second/kafka"), admin.describeCluster().clusterId().get());
    }
    int secondPort = FreePort.find();
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
  }

  /** Formats a broker's folder for an existing cluster. */
  private static void joinCluster(Path data, String cluster) {
    try {
      Files.createDirectories(data);
      Files.writeString(
          data.resolve("meta.properties"),
          "version=1\nnode.id=2\ncluster.id=%s\ndirectory.id=%s\n"
              .formatted(cluster, Uuid.randomUuid()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The bootstrap server for clients: the first broker. */
  public String address() {
    return first.address();
  }

  /** A client for the cluster's administration; the caller closes it. */
  public Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", first.address()));
  }

  /** Kills the second broker. The first learns of it within its session timeout. */
  public void killSecond() {
    second.kill();
  }

  @Override
  public void close() {
    second.close();
    first.close();
  }
}
