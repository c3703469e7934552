package dev.emojistreaming.standalone;

import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options for ports, and the folder of the build. */
final class StandaloneOptions {

  @Option(
      names = "--http-port",
      paramLabel = "PORT",
      defaultValue = "8080",
      description = "Port where ingest receives reactions (default: ${DEFAULT-VALUE}).")
  private int httpPort;

  @Option(
      names = "--management-port",
      paramLabel = "PORT",
      defaultValue = "9000",
      description = "Port of ingest's health and metrics (default: ${DEFAULT-VALUE}).")
  private int managementPort;

  @Option(
      names = "--feed-port",
      paramLabel = "PORT",
      defaultValue = "8090",
      description = "Port of the feed's pages, streams and queries (default: ${DEFAULT-VALUE}).")
  private int feedPort;

  @Option(
      names = "--feed-management-port",
      paramLabel = "PORT",
      defaultValue = "9001",
      description = "Port of the feed's health and metrics (default: ${DEFAULT-VALUE}).")
  private int feedManagementPort;

  @Option(
      names = "--job-metrics-port",
      paramLabel = "PORT",
      defaultValue = "0",
      description = "Port of the Spark job's metrics; 0 disables it (default: ${DEFAULT-VALUE}).")
  private int jobMetricsPort;

  @Mixin private final KafkaPortOption kafka = new KafkaPortOption();
  @Mixin private final HomeOption home = new HomeOption();

  int httpPort() {
    return httpPort;
  }

  int managementPort() {
    return managementPort;
  }

  int feedPort() {
    return feedPort;
  }

  int feedManagementPort() {
    return feedManagementPort;
  }

  int jobMetricsPort() {
    return jobMetricsPort;
  }

  int kafkaPort() {
    return kafka.port();
  }

  Path home() {
    return home.folder();
  }

  /** Checks that every port is free. */
  void requireFreePorts() {
    Ports.requireFree(httpPort, "--http-port");
    Ports.requireFree(kafka.port(), "--kafka-port");
    Ports.requireFree(managementPort, "--management-port");
    Ports.requireFree(feedPort, "--feed-port");
    Ports.requireFree(feedManagementPort, "--feed-management-port");
    if (jobMetricsPort != 0) {
      Ports.requireFree(jobMetricsPort, "--job-metrics-port");
    }
    Ports.requireDifferent(
        httpPort, kafka.port(), managementPort, feedPort, feedManagementPort, jobMetricsPort);
  }
}
