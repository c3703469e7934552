package dev.emojistreaming.standalone;

import picocli.CommandLine.Option;

/** The option for the broker's port. */
final class KafkaPortOption {

  @Option(
      names = "--kafka-port",
      paramLabel = "PORT",
      defaultValue = "9092",
      description = "Port of the Kafka broker (default: ${DEFAULT-VALUE}).")
  private int port;

  int port() {
    return port;
  }
}
