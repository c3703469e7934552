package dev.emojistreaming.standalone;

import dev.emojistreaming.process.LeashedProcess;
import dev.emojistreaming.process.ProcessFailedException;
import dev.emojistreaming.process.ReadyLine;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * The child processes. Each starts when the previous ones are ready. They stop in reverse order
 * when the pipeline is closed or a signal ends this process.
 */
final class Pipeline implements AutoCloseable {

  private static final Duration START_TIMEOUT = Duration.ofSeconds(90);
  private static final String READY = "ready";

  private final Programs programs;
  private final UnaryOperator<Program> change;
  private final Deque<LeashedProcess> running = new ArrayDeque<>();
  private final Thread stopAtExit;
  private boolean stopping;

  Pipeline(Programs programs) {
    this(programs, UnaryOperator.identity());
  }

  /**
   * @param change makes the program that is started from the one that {@link Programs} makes
   */
  Pipeline(Programs programs, UnaryOperator<Program> change) {
    this(programs, change, () -> {});
  }

  /**
   * @param change makes the program that is started from the one that {@link Programs} makes
   * @param afterStop runs after all children have stopped, if a signal ends this process
   */
  Pipeline(Programs programs, UnaryOperator<Program> change, Runnable afterStop) {
    this.programs = programs;
    this.change = change;
    this.stopAtExit =
        new Thread(
            () -> {
              stopAll();
              afterStop.run();
            },
            "stop-pipeline");
    Runtime.getRuntime().addShutdownHook(stopAtExit);
  }

  /** The credentials of this run. */
  Access access() {
    return programs.access();
  }

  /** Returns when the broker's topics exist. */
  void startBroker(int port) {
    ReadyLine ready = new ReadyLine(READY);
    await(start(programs.broker(port), ready), ready.printed());
    print("broker     listens on localhost:" + port);
  }

  /**
   * Returns when ingest receives reactions and the Spark job counts them.
   *
   * @param table receives the lines of the table of counts
   */
  void startService(StandaloneOptions options, Consumer<String> table) {
    ReadyLine counting = new ReadyLine(READY);
    LeashedProcess sparkJob = start(programs.sparkJob(options), counting.orElse(table));
    startQuarkus(programs.ingest(options), options.managementPort());
    print("ingest     receives reactions at http://localhost:" + options.httpPort() + "/emoji");
    await(sparkJob, counting.printed());
    print("spark-job  counts reactions in windows of two seconds");
  }

  /** Returns when the feed is ready. */
  LeashedProcess startFeed(StandaloneOptions options) {
    LeashedProcess feed = startQuarkus(programs.feed(options), options.feedManagementPort());
    print("feed       serves the counts at http://localhost:" + options.feedPort());
    return feed;
  }

  private LeashedProcess startQuarkus(Program program, int managementPort) {
    LeashedProcess process = start(program, line -> {});
    try (ReadinessProbe probe = ReadinessProbe.start(managementPort)) {
      await(process, probe.ready());
    }
    return process;
  }

  /** Starts the simulator; the listener receives its report line by line. */
  LeashedProcess startSimulator(
      StandaloneOptions options, List<String> arguments, Consumer<String> report) {
    return start(programs.simulator(options.httpPort(), options.kafkaPort(), arguments), report);
  }

  /**
   * Waits for a child that ends by itself and returns its exit code.
   *
   * @throws ProcessFailedException when another child ends first
   */
  int awaitEnd(LeashedProcess process) {
    CompletableFuture<?>[] ends =
        snapshot().stream()
            .map(each -> each == process ? each.exit() : each.failure())
            .toArray(CompletableFuture[]::new);
    rethrowUnlessStopping(() -> CompletableFuture.anyOf(ends).join());
    parkIfStopping();
    forget(process);
    return process.exit().join();
  }

  private synchronized void forget(LeashedProcess process) {
    running.remove(process);
  }

  /**
   * Waits until one of the running children ends.
   *
   * @throws ProcessFailedException always, unless this process is ending
   */
  void awaitFailure() {
    CompletableFuture<?>[] ends =
        snapshot().stream().map(LeashedProcess::failure).toArray(CompletableFuture[]::new);
    rethrowUnlessStopping(() -> CompletableFuture.anyOf(ends).join());
  }

  private void await(LeashedProcess process, CompletableFuture<?> ready) {
    rethrowUnlessStopping(() -> process.awaitReady(ready, START_TIMEOUT));
  }

  /** While this process stops its children, their end is not a failure: the thread parks. */
  private void rethrowUnlessStopping(Runnable waiting) {
    try {
      waiting.run();
    } catch (ProcessFailedException e) {
      parkIfStopping();
      throw e;
    } catch (CompletionException e) {
      parkIfStopping();
      throw e.getCause() instanceof ProcessFailedException failed ? failed : e;
    }
  }

  private void parkIfStopping() {
    if (isStopping()) {
      while (true) {
        LockSupport.park(this);
      }
    }
  }

  private synchronized boolean isStopping() {
    return stopping;
  }

  private LeashedProcess start(Program original, Consumer<String> listener) {
    parkIfStopping();
    Program program = change.apply(original);
    LeashedProcess process =
        LeashedProcess.start(
            program.name(),
            program.command(),
            program.environment(),
            programs.data().log(program.name()),
            listener);
    remember(process);
    return process;
  }

  private synchronized void remember(LeashedProcess process) {
    running.push(process);
  }

  private synchronized List<LeashedProcess> snapshot() {
    return List.copyOf(running);
  }

  private synchronized List<LeashedProcess> beginStopping() {
    stopping = true;
    return snapshot();
  }

  /** Stops the children, the last started first. */
  private void stopAll() {
    beginStopping().forEach(LeashedProcess::stop);
  }

  @Override
  public void close() {
    stopAll();
    try {
      Runtime.getRuntime().removeShutdownHook(stopAtExit);
    } catch (IllegalStateException e) {
      // This process is ending; the hook finds no running child.
    }
  }

  private static void print(String line) {
    System.out.println("  " + line);
  }
}
