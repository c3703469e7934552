package dev.emojistreaming.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emojistreaming.contract.Topics;
import dev.emojistreaming.process.FreePort;
import dev.emojistreaming.process.LeashedProcess;
import dev.emojistreaming.process.QuarkusProgram;
import dev.emojistreaming.process.ReadyLine;
import dev.emojistreaming.testkit.hostile.Attackers;
import dev.emojistreaming.testkit.kafka.ForeignProducer;
import dev.emojistreaming.testkit.kafka.ForeignRecord;
import dev.emojistreaming.testkit.kafka.ForeignRecords;
import dev.emojistreaming.testkit.load.LoadDriver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * All kinds of hostile clients and of foreign records at once, next to an honest crowd, with the
 * whole pipeline on this machine. Ingest has the heap, the collector and the allocator of its image
 * in 512 MB. Takes six minutes; not part of a build: {@code ./mvnw verify -Pfaults -pl standalone
 * -am}.
 *
 * <p>Everything is warm when it is measured, the work on the attacks too: on two cores, which all
 * programs share, the compilers of five Java machines take a third of the time for two minutes.
 */
class AttackedPipeline {

  private static final int RATE = 2_000;
  private static final int CLIENTS = 200;
  private static final int FOREIGN_PER_SECOND = 18;
  private static final int STRIDE = 7; // so that neighbouring records are of different kinds
  private static final List<String> IMAGE = List.of("-XX:+UseSerialGC", "-Xmx281m");
  private static final long MAX_MEMORY = 512L << 20;
  private static final Duration MEASURED = Duration.ofSeconds(60);
  private static final Duration START_TIMEOUT = Duration.ofSeconds(90);
  private static final Duration COUNT_TIMEOUT = Duration.ofMinutes(2);

  @TempDir Path folder;

  private final Path root = Path.of(System.getProperty("project.root"));
  private final StandaloneOptions options = new StandaloneOptions();
  private final Deque<LeashedProcess> running = new ArrayDeque<>();
  private Programs programs;

  @Test
  void honestReactionsAreAnsweredAndCounted() throws Exception {
    startPipeline();
    simulate();
    double alone = p99(simulate());
    try (ForeignProducer stranger = new ForeignProducer("localhost:" + options.kafkaPort());
        LoadDriver foreign = startForeignRecords(stranger);
        Attackers attackers = new Attackers(options.httpPort())) {
      simulate();
      simulate();
      Duration cpuBefore = attackers.cpu();
      long connectionsBefore = attackers.connections();
      List<String> report = simulate();
      double cpu = attackers.cpu().minus(cpuBefore).toMillis() / (double) MEASURED.toMillis();
      System.out.printf(
          "attacked for %d s: p99 %.0f ms (before: %.0f); %,d hostile connections with %.2f of a"
              + " core; %d MB resident; %s%n",
          MEASURED.toSeconds(),
          p99(report),
          alone,
          attackers.connections() - connectionsBefore,
          cpu,
          peakMemory() >> 20,
          report.get(report.size() - 1));
      assertThat(p99(report)).as("p99 in ms, of %s", report).isLessThanOrEqualTo(250);
      assertThat(cpu).isLessThan(0.3);
      assertThat(peakMemory()).isLessThan(MAX_MEMORY);
    }
  }

  private void startPipeline() {
    CommandLine.populateCommand(
        options,
        "--http-port=" + FreePort.find(),
        "--management-port=" + FreePort.find(),
        "--job-metrics-port=" + FreePort.find(),
        "--kafka-port=" + FreePort.find());
    programs = new Programs(root, DataFolder.kept(folder));
    startUntilReady(programs.broker(options.kafkaPort()));
    startIngest();
    startUntilReady(programs.sparkJob(options));
  }

  private void startUntilReady(Program program) {
    ReadyLine ready = new ReadyLine("ready");
    start(program, ready).awaitReady(ready.printed(), START_TIMEOUT);
  }

  private void startIngest() {
    Program onLaptops = programs.ingest(options);
    Map<String, String> environment = new HashMap<>(onLaptops.environment());
    environment.put("MALLOC_ARENA_MAX", "2");
    List<String> command = QuarkusProgram.in(root.resolve("ingest/target")).command(IMAGE);
    LeashedProcess ingest = start(new Program(onLaptops.name(), command, environment), line -> {});
    try (ReadinessProbe probe = ReadinessProbe.start(options.managementPort())) {
      ingest.awaitReady(probe.ready(), START_TIMEOUT);
    }
  }

  private LeashedProcess start(Program program, Consumer<String> listener) {
    LeashedProcess process =
        LeashedProcess.start(
            program.name(),
            program.command(),
            program.environment(),
            programs.data().log(program.name()),
            listener);
    running.push(process);
    return process;
  }

  private static LoadDriver startForeignRecords(ForeignProducer stranger) {
    List<ForeignRecord> records =
        ForeignRecords.reactions("foreign", Instant.now().minus(Duration.ofMinutes(10)));
    return LoadDriver.start(
        FOREIGN_PER_SECOND,
        number -> {
          ForeignRecord record = records.get(Math.floorMod(number * STRIDE, records.size()));
          stranger.send(Topics.REACTIONS, List.of(record));
          return CompletableFuture.completedStage(null);
        });
  }

  /** Returns the report of a crowd of which every reaction was accepted and counted. */
  private List<String> simulate() throws Exception {
    List<String> report = new ArrayList<>();
    LeashedProcess simulator =
        start(
            programs.simulator(
                options.httpPort(),
                options.kafkaPort(),
                List.of(
                    "--rate=" + RATE,
                    "--clients=" + CLIENTS,
                    "--verify",
                    "--duration=" + MEASURED.toSeconds() + "s")),
            report::add);
    Duration timeout = MEASURED.plus(COUNT_TIMEOUT);
    int code = simulator.exit().get(timeout.toSeconds(), TimeUnit.SECONDS);
    assertThat(code).as("exit code after %s", report).isZero();
    return report;
  }

  /** In milliseconds. */
  private static double p99(List<String> report) {
    String line =
        report.stream().filter(each -> each.strip().startsWith("p99:")).findAny().orElseThrow();
    return Double.parseDouble(line.replaceAll("p99:|ms", ""));
  }

  /** Bytes of ingest in memory, at most. */
  private long peakMemory() throws IOException {
    ProcessHandle java =
        ProcessHandle.current()
            .descendants()
            .filter(each -> each.info().command().orElse("").endsWith("java"))
            .filter(each -> List.of(each.info().arguments().orElseThrow()).containsAll(IMAGE))
            .findAny()
            .orElseThrow();
    try (Stream<String> status = Files.lines(Path.of("/proc/" + java.pid() + "/status"))) {
      String peak = status.filter(line -> line.startsWith("VmHWM:")).findAny().orElseThrow();
      return Long.parseLong(peak.replaceAll("\\D", "")) * 1024;
    }
  }

  @AfterEach
  void stop() {
    running.forEach(LeashedProcess::stop);
  }
}
