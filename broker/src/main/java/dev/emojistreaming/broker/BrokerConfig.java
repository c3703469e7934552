package dev.emojistreaming.broker;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Kafka's settings for one node that is broker and controller and listens on loopback only.
 *
 * @param port for clients
 * @param advertisedPort port that clients connect to; differs from {@code port} behind a proxy
 * @param controllerPort for the node's connection to itself
 * @param data folder of the log
 * @param overrides Kafka settings that replace the defaults here
 */
record BrokerConfig(
    int port, int advertisedPort, int controllerPort, Path data, Map<String, String> overrides) {

  static final int NODE_ID = 1;
  static final String CONTROLLER_LISTENER = "CONTROLLER";

  /** The bootstrap server for clients. */
  String address() {
    return "localhost:" + advertisedPort;
  }

  Map<String, String> properties() {
    Map<String, String> properties = new HashMap<>(ownProperties());
    properties.putAll(overrides);
    return properties;
  }

  private Map<String, String> ownProperties() {
    return Map.ofEntries(
        Map.entry("process.roles", "broker,controller"),
        Map.entry("node.id", String.valueOf(NODE_ID)),
        Map.entry(
            "listeners",
            String.format(
                Locale.ROOT,
                "PLAINTEXT://127.0.0.1:%d,%s://127.0.0.1:%d",
                port,
                CONTROLLER_LISTENER,
                controllerPort)),
        Map.entry("advertised.listeners", "PLAINTEXT://" + address()),
        Map.entry("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
        Map.entry("controller.listener.names", CONTROLLER_LISTENER),
        Map.entry("controller.quorum.voters", NODE_ID + "@127.0.0.1:" + controllerPort),
        Map.entry("log.dirs", data.toAbsolutePath().toString()),
        Map.entry("offsets.topic.replication.factor", "1"),
        Map.entry("offsets.topic.num.partitions", "4"),
        Map.entry("transaction.state.log.replication.factor", "1"),
        Map.entry("transaction.state.log.min.isr", "1"),
        Map.entry("share.coordinator.state.topic.replication.factor", "1"),
        Map.entry("share.coordinator.state.topic.min.isr", "1"),
        Map.entry("group.initial.rebalance.delay.ms", "0"),
        // After a kill, the broker can register again only when its previous session has expired.
        Map.entry("broker.session.timeout.ms", "3000"),
        Map.entry("broker.heartbeat.interval.ms", "500"),
        Map.entry("log.cleaner.dedupe.buffer.size", "16777216"),
        // A misspelled topic is an error, not a new topic with default settings.
        Map.entry("auto.create.topics.enable", "false"));
  }
}
