package dev.emojistreaming.deployment.installation;

import static org.awaitility.Awaitility.await;

import dev.emojistreaming.deployment.ProjectRoot;
import dev.emojistreaming.process.FreePort;
import dev.emojistreaming.process.LeashedProcess;
import dev.emojistreaming.process.QuarkusProgram;
import dev.emojistreaming.spark.settings.JobSettings;
import dev.emojistreaming.testkit.process.ChildProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/** Finds out which environment variables a program reads, by running it without any. */
final class VariablesRead {

  /** A log line of SmallRye Config about a setting that was looked up. */
  private static final Pattern LOOKED_UP =
      Pattern.compile("The config (\\S+) was (?:loaded from|not found)");

  /** The simulator's variables, from its help. */
  private static final Pattern IN_HELP = Pattern.compile("the\\s+variable\\s+([A-Z_]+)");

  private VariablesRead() {}

  /**
   * The variables that the packaged program of a Quarkus module reads.
   *
   * @param arguments of a program that ends by itself; a service has none
   */
  static Set<String> by(String module, Path folder, String... arguments) throws IOException {
    List<String> options =
        new ArrayList<>(
            List.of(
                "-Xmx256m",
                "-Dsmallrye.config.log.values=true",
                "-Dquarkus.log.category.\"io.smallrye.config\".level=DEBUG",
                "-Dkafka.bootstrap.servers=localhost:" + FreePort.find()));
    if (arguments.length == 0) {
      options.add("-Dquarkus.http.port=" + FreePort.find());
      options.add("-Dquarkus.management.port=" + FreePort.find());
      options.add("-Dingest.overflow.path=" + folder.resolve("overflow.db"));
    }
    List<String> command =
        new ArrayList<>(
            QuarkusProgram.in(ProjectRoot.resolve(module + "/target")).command(options));
    command.addAll(List.of(arguments));
    LeashedProcess program =
        ChildProcess.start(module, command, folder.resolve(module + ".log"), line -> {});
    try {
      await()
          .until(
              () ->
                  !program.isAlive()
                      || Files.readString(program.log()).contains("Installed features"));
    } finally {
      program.stop();
    }
    String log = Files.readString(program.log());
    Set<String> read =
        LOOKED_UP
            .matcher(log)
            .results()
            .map(result -> asVariable(result.group(1)))
            .collect(Collectors.toCollection(HashSet::new));
    IN_HELP.matcher(log).results().forEach(result -> read.add(result.group(1)));
    return read;
  }

  /** The name by the rules of MicroProfile Config. */
  private static String asVariable(String setting) {
    return setting.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }

  /** The variables that the Spark job reads, and the one of Spark that our manifests set. */
  static Set<String> bySparkJob() {
    Set<String> read = new HashSet<>(Set.of("SPARK_LOCAL_DIRS"));
    JobSettings.of(
        new HashMap<>() {
          @Override
          public String getOrDefault(Object name, String byDefault) {
            read.add(name.toString());
            return byDefault;
          }
        });
    return read;
  }

  /** Whether it is a setting of Kafka's clients, which all programs accept. */
  static boolean isOfKafka(String variable) {
    return Stream.of(
            ProducerConfig.configNames(),
            ConsumerConfig.configNames(),
            AdminClientConfig.configNames())
        .flatMap(Set::stream)
        .anyMatch(setting -> variable.equals("KAFKA_" + asVariable(setting)));
  }
}
