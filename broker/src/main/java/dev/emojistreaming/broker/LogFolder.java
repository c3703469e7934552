package dev.emojistreaming.broker;

import java.nio.file.Files;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;

/** Kafka's folder on disk; it must be formatted once before a broker can use it. */
final class LogFolder {

  private LogFolder() {}

  /** Formats the folder, unless a broker has used it before. */
  static void formatIfNew(BrokerConfig config) throws Exception {
    Files.createDirectories(config.data());
    if (Files.exists(config.data().resolve("meta.properties"))) {
      return;
    }
    new Formatter()
        .setNodeId(BrokerConfig.NODE_ID)
        .setClusterId(Uuid.randomUuid().toString())
        .setControllerListenerName(BrokerConfig.CONTROLLER_LISTENER)
        .setMetadataLogDirectory(config.data().toAbsolutePath().toString())
        .addDirectory(config.data().toAbsolutePath().toString())
        .setPrintStream(System.err)
        .run();
  }
}
