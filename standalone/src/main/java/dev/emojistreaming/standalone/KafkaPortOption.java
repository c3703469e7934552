package dev.emojistreaming.standalone;

import picocli.CommandLine.Option;

/** Where the broker listens. */
final class KafkaPortOption {

  @Option(
      names = "--kafka-port",
      paramLabel = "PORT",
      defaultValue = "9092",
      description = "Where the Kafka broker listens (default: ${DEFAULT-VALUE}).")
  private int port;

  int port() {
    return port;
  }
}
