package dev.emojistreaming.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emojistreaming.process.LeashedProcess;
import dev.emojistreaming.testkit.kafka.ForeignProducer;
import dev.emojistreaming.testkit.kafka.ForeignRecord;
import dev.emojistreaming.testkit.load.LoadDriver;
import dev.emojistreaming.testkit.process.Processes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The pipeline, in which ingest and feed have the heap, the collector and the allocator of their
 * images, in the memory that the chart gives them; and an honest crowd.
 */
final class ImagePipeline implements AutoCloseable {

  private static final int RATE = 2_000;
  private static final int CLIENTS = 200;

  /** Of a container's memory; {@code Dockerfile.jvm} has the same number. */
  private static final int HEAP_PERCENT = 55;

  private static final Map<String, Integer> MEMORY_MB = Map.of("ingest", 512, "feed", 1024);
  private static final Duration COUNT_TIMEOUT = Duration.ofMinutes(2);
  private static final int STRIDE = 7; // so that neighbouring records are of different kinds

  private final StandaloneOptions options = FreePorts.options();
  private final Programs programs;
  private final Pipeline pipeline;

  ImagePipeline(Path folder) {
    programs = new Programs(Path.of(System.getProperty("project.root")), DataFolder.kept(folder));
    pipeline = new Pipeline(programs, ImagePipeline::asInItsImage);
    pipeline.startBroker(options.kafkaPort());
    pipeline.startService(options, line -> {});
  }

  private static Program asInItsImage(Program program) {
    Integer memory = MEMORY_MB.get(program.name());
    if (memory == null) {
      return program;
    }
    List<String> command = new ArrayList<>(program.command());
    command.replaceAll(
        word -> word.startsWith("-Xmx") ? "-Xmx" + memory * HEAP_PERCENT / 100 + "m" : word);
    command.add(1, "-XX:+UseSerialGC");
    Map<String, String> environment = new HashMap<>(program.environment());
    environment.put("MALLOC_ARENA_MAX", "2");
    return new Program(program.name(), command, environment);
  }

  void startFeed() {
    LeashedProcess unused = pipeline.startFeed(options);
  }

  int ingestPort() {
    return options.httpPort();
  }

  int feedPort() {
    return options.feedPort();
  }

  int feedManagementPort() {
    return options.feedManagementPort();
  }

  String kafka() {
    return "localhost:" + options.kafkaPort();
  }

  /** Sends the records again and again, until it is closed. */
  static LoadDriver send(
      ForeignProducer stranger, String topic, List<ForeignRecord> records, int perSecond) {
    return LoadDriver.start(
        perSecond,
        number -> {
          ForeignRecord record = records.get(Math.floorMod(number * STRIDE, records.size()));
          stranger.send(topic, List.of(record));
          return CompletableFuture.completedStage(null);
        });
  }

  /**
   * Lets 200 honest clients send 2,000 reactions a second.
   *
   * @param option of the simulator, such as {@code --verify}
   * @return the simulator's report, if every reaction was accepted, and with {@code --verify}
   *     counted
   */
  List<String> simulate(Duration length, String option) throws Exception {
    List<String> report = new ArrayList<>();
    LeashedProcess simulator =
        pipeline.startSimulator(
            options,
            List.of(
                "--rate=" + RATE,
                "--clients=" + CLIENTS,
                option,
                "--duration=" + length.toSeconds() + "s"),
            report::add);
    int code = simulator.exit().get(length.plus(COUNT_TIMEOUT).toSeconds(), TimeUnit.SECONDS);
    assertThat(code).as("exit code after %s", report).isZero();
    return report;
  }

  /** The 99th percentile in a simulator's report, in milliseconds. */
  static double p99(List<String> report) {
    String line =
        report.stream().filter(each -> each.strip().startsWith("p99:")).findAny().orElseThrow();
    return Double.parseDouble(line.replaceAll("p99:|ms", ""));
  }

  /** Asserts that a program has stayed within its container's memory; returns its peak in MB. */
  static long assertFits(String program) {
    long peak =
        Processes.peakMemory(Processes.java(program + "/target/quarkus-app/quarkus-run.jar")) >> 20;
    assertThat(peak).as("peak memory of %s, MB", program).isLessThan(MEMORY_MB.get(program));
    return peak;
  }

  @Override
  public void close() {
    pipeline.close();
  }
}
