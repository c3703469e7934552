package dev.emojistreaming.standalone;

import dev.emojistreaming.broker.BrokerCommand;
import dev.emojistreaming.process.ClassPath;
import dev.emojistreaming.process.QuarkusProgram;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the command of each child from the output of the build in the modules' folders. */
final class Programs {

  private static final String SPARK_JOB = "dev.emojistreaming.spark.SparkJob";

  private final Path home;
  private final DataFolder data;
  private final Map<String, String> environment;
  private @Nullable Access access;

  /**
   * @param home the folder of the build
   */
  Programs(Path home, DataFolder data) {
    this(home, data, System.getenv());
  }

  /**
   * @param environment with {@code AUTH} and the variables of its files, if there are any
   */
  Programs(Path home, DataFolder data, Map<String, String> environment) {
    this.home = home.toAbsolutePath().normalize();
    this.data = data;
    this.environment = environment;
  }

  /** The credentials of this run, made at the first use. */
  Access access() {
    if (access == null) {
      access = Access.of(environment, data, quarkus("ingest", "-Xmx64m"));
    }
    return access;
  }

  DataFolder data() {
    return data;
  }

  Program broker(int port) {
    return new Program(
        "broker", BrokerCommand.of(port, data.kafka(), List.of("-Xmx512m")), Map.of());
  }

  Program ingest(StandaloneOptions options) {
    return quarkusService(
        "ingest",
        options.httpPort(),
        options.managementPort(),
        options.kafkaPort(),
        Map.of(
            "CORS_ORIGINS",
            pages(options),
            "INGEST_OVERFLOW_PATH",
            data.overflow().toString(),
            // All programs start on the same cores: a slow answer is not an outage.
            "INGEST_KAFKA_DELIVERY_TIMEOUT",
            "10s"));
  }

  Program feed(StandaloneOptions options) {
    return quarkusService(
        "feed",
        options.feedPort(),
        options.feedManagementPort(),
        options.kafkaPort(),
        Map.of(
            "INGEST_URL",
            "http://localhost:" + options.httpPort(),
            "CORS_ORIGINS",
            pages(options)));
  }

  /** The origins of the feed's pages. */
  private static String pages(StandaloneOptions options) {
    return String.format(
        Locale.ROOT, "http://localhost:%1$d,http://127.0.0.1:%1$d", options.feedPort());
  }

  Program sparkJob(StandaloneOptions options) {
    return new Program(
        "spark-job",
        inBackground(
            ClassPath.of(jar("spark-job"))
                .javaCommand(
                    List.of("@" + home.resolve("spark-job/src/main/jvm/spark.options"), "-Xmx1g"),
                    SPARK_JOB,
                    List.of())),
        Map.of(
            "KAFKA_BOOTSTRAP_SERVERS",
            "localhost:" + options.kafkaPort(),
            "CHECKPOINT_LOCATION",
            data.checkpoint().toString(),
            "CONSOLE",
            "true",
            "SPARK_LOCAL_DIRS",
            data.scratch().toString(),
            "METRICS_PORT",
            String.valueOf(options.jobMetricsPort()),
            "SPARK_LOCAL_IP",
            "127.0.0.1"));
  }

  Program simulator(int httpPort, int kafkaPort, List<String> arguments) {
    List<String> command = new ArrayList<>(quarkus("simulator", "-Xmx384m"));
    command.addAll(List.of("--url", "http://localhost:" + httpPort));
    command.addAll(List.of("--kafka", "localhost:" + kafkaPort));
    command.addAll(arguments);
    return new Program("simulator", command, access().crowd());
  }

  private Program quarkusService(
      String module,
      int httpPort,
      int managementPort,
      int kafkaPort,
      Map<String, String> variables) {
    Map<String, String> all = new HashMap<>(access().services());
    all.putAll(variables);
    all.put("KAFKA_BOOTSTRAP_SERVERS", "localhost:" + kafkaPort);
    all.put("QUARKUS_HTTP_HOST", "localhost");
    all.put("QUARKUS_HTTP_PORT", String.valueOf(httpPort));
    all.put("QUARKUS_MANAGEMENT_HOST", "localhost");
    all.put("QUARKUS_MANAGEMENT_PORT", String.valueOf(managementPort));
    return new Program(module, quarkus(module, "-Xmx384m"), all);
  }

  /** Lowers the priority: Spark compiles for seconds at start, and ingest must answer meanwhile. */
  private static List<String> inBackground(List<String> command) {
    List<String> nice = new ArrayList<>(List.of("nice", "-n", "4"));
    nice.addAll(command);
    return nice;
  }

  private List<String> quarkus(String module, String memory) {
    Path target = home.resolve(module).resolve("target");
    try {
      return QuarkusProgram.in(target).command(List.of(memory));
    } catch (IllegalStateException e) {
      throw notBuilt(target);
    }
  }

  private Path jar(String module) {
    return requireBuilt(home.resolve(module).resolve("target/emoji-streaming-" + module + ".jar"));
  }

  private static Path requireBuilt(Path jar) {
    if (!Files.exists(jar)) {
      throw notBuilt(jar);
    }
    return jar;
  }

  private static StartException notBuilt(Path missing) {
    return new StartException(
        missing + " does not exist; build it with ./mvnw package -DskipTests");
  }
}
