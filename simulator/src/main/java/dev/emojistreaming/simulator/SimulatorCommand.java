package dev.emojistreaming.simulator;

import dev.emojistreaming.simulator.load.LoadPlan;
import dev.emojistreaming.simulator.load.LoadResult;
import dev.emojistreaming.simulator.load.LoadRun;
import dev.emojistreaming.simulator.load.Pacing;
import dev.emojistreaming.simulator.load.Totals;
import dev.emojistreaming.simulator.load.WarmUp;
import dev.emojistreaming.simulator.report.LoadReport;
import dev.emojistreaming.simulator.report.Progress;
import dev.emojistreaming.simulator.verify.CountsConsumer;
import dev.emojistreaming.simulator.verify.Verification;
import dev.emojistreaming.simulator.verify.VerificationResult;
import io.smallrye.common.annotation.Identifier;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command: simulates the crowd, reports, and with {@code --verify} reconciles. */
@Command(
    name = "simulator",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    version = "simulator 0.1.0",
    header =
        "Simulates a crowd of clients that react with emojis, and reports latency and answers.",
    description = {
      "%nEach client sends its reactions one after another over its own connection, by"
          + " POST {url}/emoji. HTTP 200 accepts a reaction, any other status refuses it; no"
          + " reaction is sent twice. The report goes to standard output, progress and errors to"
          + " standard error.%n"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the run ended; with --verify: sent, accepted and counted agree",
      "1:the service or Kafka cannot be reached; with --verify: they do not agree",
      "2:an option or a variable is not valid"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  simulator --clients 50 --reactions-per-client 2000",
      "  simulator --rate 500 --url http://ingest:8080 --room final-2026",
      "  simulator --profile match --duration 30m",
      "  simulator --verify --kafka kafka:9092"
    })
public final class SimulatorCommand implements Callable<Integer> {

  private final Vertx vertx;
  private final Clock clock;
  private final RandomGenerator random;
  private final Map<String, Object> kafkaSettings;

  @Mixin final CrowdOptions crowd = new CrowdOptions();
  @Mixin final VerifyOptions verify = new VerifyOptions();
  @Spec CommandSpec spec = CommandSpec.create();

  @Inject
  public SimulatorCommand(
      Vertx vertx,
      Clock clock,
      RandomGenerator random,
      @Identifier("default-kafka-broker") Map<String, Object> kafkaSettings) {
    this.vertx = vertx;
    this.clock = clock;
    this.random = random;
    this.kafkaSettings = kafkaSettings;
  }

  @Override
  public Integer call() {
    LoadPlan plan = plan();
    return verify.isWanted() ? playAndVerify(plan) : play(plan);
  }

  private LoadPlan plan() {
    try {
      return crowd.plan(verify.room(crowd.room(), random), random);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private int play(LoadPlan plan) {
    try (LoadRun run = new LoadRun(vertx, clock, plan)) {
      playAndReport(plan, run);
      return CommandLine.ExitCode.OK;
    }
  }

  private int playAndVerify(LoadPlan plan) {
    try (CountsConsumer counts = CountsConsumer.fromNowOn(verify.kafka(), kafkaSettings);
        LoadRun run = new LoadRun(vertx, clock, plan)) {
      Totals totals = playAndReport(plan, run);
      VerificationResult result =
          await(totals, new Verification(counts, run::post, clock, plan.room(), verify.timeout()));
      print(result.lines());
      return result.exitCode();
    }
  }

  private Totals playAndReport(LoadPlan plan, LoadRun run) {
    run.reachService();
    if (!(plan.pacing() instanceof Pacing.ClosedLoop)) {
      WarmUp.play(vertx, clock);
    }
    print(List.of(LoadReport.heading(plan)));
    LoadResult result = playCrowd(plan, run);
    print(LoadReport.lines(plan, result));
    return result.totals();
  }

  private LoadResult playCrowd(LoadPlan plan, LoadRun run) {
    try (Progress progress = progress()) {
      return run.playCrowd((totals, elapsed) -> progress.playing(totals, plan, elapsed));
    }
  }

  private VerificationResult await(Totals totals, Verification verification) {
    try (Progress progress = progress()) {
      return verification.verify(
          totals, (counted, elapsed) -> progress.counting(counted, totals.accepted(), elapsed));
    }
  }

  private void print(List<String> lines) {
    lines.forEach(spec.commandLine().getOut()::println);
    spec.commandLine().getOut().flush();
  }

  private Progress progress() {
    return new Progress(spec.commandLine().getErr(), CommandLine.Help.Ansi.AUTO.enabled());
  }
}
