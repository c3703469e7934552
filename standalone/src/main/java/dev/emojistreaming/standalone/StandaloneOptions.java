package dev.emojistreaming.standalone;

import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where the pipeline listens. */
final class StandaloneOptions {

  @Option(
      names = "--http-port",
      paramLabel = "PORT",
      defaultValue = "8080",
      description = "Where ingest takes reactions (default: ${DEFAULT-VALUE}).")
  private int httpPort;

  @Option(
      names = "--management-port",
      paramLabel = "PORT",
      defaultValue = "9000",
      description = "Where ingest tells health and metrics (default: ${DEFAULT-VALUE}).")
  private int managementPort;

  @Option(
      names = "--feed-port",
      paramLabel = "PORT",
      defaultValue = "8090",
      description = "Where the feed shows the counts (default: ${DEFAULT-VALUE}).")
  private int feedPort;

  @Option(
      names = "--feed-management-port",
      paramLabel = "PORT",
      defaultValue = "9001",
      description = "Where the feed tells health and metrics (default: ${DEFAULT-VALUE}).")
  private int feedManagementPort;

  @Option(
      names = "--job-metrics-port",
      paramLabel = "PORT",
      defaultValue = "0",
      description = "Where the Spark job tells metrics; 0 for nowhere (default: ${DEFAULT-VALUE}).")
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

  /** Checks that nobody listens there yet. */
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
