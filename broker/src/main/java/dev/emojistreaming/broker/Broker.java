package dev.emojistreaming.broker;

import dev.emojistreaming.contract.Topics;
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
 * Runs a broker until it is asked to stop by SIGTERM.
 *
 * <p>It prints {@link #READY} and its address when the topics exist and clients may come.
 */
@Command(name = "broker", description = "One Kafka broker with the pipeline's topics.")
public final class Broker implements Callable<Integer> {

  /** First word of the line that says that clients may come; the address follows. */
  public static final String READY = "ready";

  @Option(names = "--port", required = true, description = "Where it listens, on loopback.")
  private int port;

  @Option(
      names = "--advertised-port",
      description =
          "Where clients are told to connect (default: --port). A proxy there must forward while the"
              + " broker starts, which creates its topics as a client.")
  private @Nullable Integer advertisedPort;

  @Option(names = "--data", required = true, description = "Folder of the log; kept.")
  private Path data = Path.of("");

  @Option(
      names = "--reactions-topic",
      defaultValue = "${env:EMOJI_TOPIC:-" + Topics.REACTIONS + "}",
      description = "Name of the reactions' topic (default: ${DEFAULT-VALUE}).")
  private String reactionsTopic = Topics.REACTIONS;

  @Option(
      names = "--set",
      paramLabel = "name=value",
      description = "A setting of Kafka's, instead of the one that it has here; may be repeated.")
  private Map<String, String> settings = Map.of();

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
    TopicCreation.createMissing(config.address(), Topics.all(reactionsTopic));
    System.out.println(READY + " " + config.address());
    server.awaitShutdown();
    return 0;
  }
}
