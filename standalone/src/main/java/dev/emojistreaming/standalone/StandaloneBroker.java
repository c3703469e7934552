package dev.emojistreaming.standalone;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command {@code ./start kafka}. */
@Command(
    name = "kafka",
    mixinStandardHelpOptions = true,
    description =
        "Runs only the Kafka broker, for development of a module, for example with"
            + " ./mvnw quarkus:dev -pl ingest -am")
final class StandaloneBroker implements Callable<Integer> {

  @Mixin private final KafkaPortOption kafka = new KafkaPortOption();
  @Mixin private final DataOption data = new DataOption();
  @Mixin private final HomeOption home = new HomeOption();

  @Override
  public Integer call() {
    Ports.requireFree(kafka.port(), "--kafka-port");
    DataFolder folder = DataFolder.kept(data.folder());
    try (Pipeline pipeline = new Pipeline(new Programs(home.folder(), folder))) {
      pipeline.startBroker(kafka.port());
      System.out.println("Ctrl-C stops it");
      pipeline.awaitFailure();
      return 1;
    }
  }
}
