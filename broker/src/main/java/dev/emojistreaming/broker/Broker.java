package dev.emojistreaming.broker;

import dev.emojistreaming.contract.Topics;
import dev.emojistreaming.process.FreePort;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Runs a broker until SIGTERM.
 *
 * <p>It prints {@link #READY} and its address as soon as the topics exist and clients can connect.
 */
@Command(name = "broker", description = "One Kafka broker with the pipeline's topics.")
public final class Broker implements Callable<Integer> {

  /** First word of the line that reports readiness; the address follows. */
  public static final String READY = "ready";

  @Option(names = "--port", required = true, description = "Port on loopback.")
  private int port;

  @Option(
      names = "--advertised-port",
      description =
          "Port that clients connect to (default: --port). A proxy there must forward while the"
              + " broker starts: it creates its topics as a client.")
  private @Nullable Integer advertisedPort;

  @Option(
      names = "--data",
      required = true,
      description = "Folder of the log; kept after the stop.")
  private Path data = Path.of("");

  @Option(
      names = "--reactions-topic",
      defaultValue = "${env:EMOJI_TOPIC:-" + Topics.REACTIONS + "}",
      description = "Name of the topic for reactions (default: ${DEFAULT-VALUE}).")
  private String reactionsTopic = Topics.REACTIONS;

  @Option(
      names = "--set",
      paramLabel = "name=value",
      description = "Overrides a Kafka setting; may be repeated.")
  private Map<String, String> settings = Map.of();

  @Option(names = "--stop-when-ready", hidden = true)
  private boolean stopWhenReady;

  /** Starts the broker; see {@code --help}. */
  public static void main(String[] args) {
    System.exit(
        new CommandLine(new Broker())
            .setExecutionExceptionHandler(
                (e, command, parsed) -> {
                  System.err.println("the broker failed: " + e);
                  return CommandLine.ExitCode.SOFTWARE;
                })
            .execute(args));
  }

  @Override
  public Integer call() throws Exception {
    BrokerConfig config =
        new BrokerConfig(
            port,
            advertisedPort == null ? port : advertisedPort,
            FreePort.otherThan(port),
            data,
            settings);
    LogFolder.formatIfNew(config);
    KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(config.properties()), Time.SYSTEM);
    server.startup();
    Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "stop-broker"));
    PipelineTopics.createMissing(config.address(), Topics.all(reactionsTopic));
    System.out.println(READY + " " + config.address());
    if (!stopWhenReady) {
      server.awaitShutdown();
    }
    return 0;
  }
}
