package dev.emojistreaming.deployment.image;

import dev.emojistreaming.process.LeashedProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A container that runs, or has run. */
final class Container implements AutoCloseable {

  private final String name;
  private final Runc runc;
  private final LeashedProcess process;
  private final Path checks;

  private Container(String name, Runc runc, LeashedProcess process, Path checks) {
    this.name = name;
    this.runc = runc;
    this.process = process;
    this.checks = checks;
  }

  /**
   * Starts one.
   *
   * @param name by which nobody else runs
   * @param bundle the folder with its configuration
   * @param log where its output stays
   */
  static Container start(String name, Runc runc, Path bundle, Network network, Path log) {
    List<String> command = network.inside(runc.running(name, bundle));
    LeashedProcess process = LeashedProcess.start(name, command, log, line -> {});
    return new Container(name, runc, process, log.resolveSibling("checks.log"));
  }

  String name() {
    return name;
  }

  /** What its program has said. */
  String output() {
    try {
      return Files.readString(process.log());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether a command ends well that is run in it, as the user whom its program runs as. */
  boolean succeeds(List<String> command, Duration atMost) {
    return Command.succeeds(checks, runc.within(name, command), atMost);
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Waits until it has ended and returns its exit code. */
  int exitCode() {
    return process.exit().join();
  }

  /**
   * Ends it by SIGTERM and returns its exit code: 137 when it takes longer than it may, as it is
   * killed then.
   */
  int stop(Duration grace) throws Exception {
    runc.signal(name, "TERM");
    try {
      return process.exit().get(grace.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      runc.signal(name, "KILL");
      return exitCode();
    }
  }

  /** Kills it, if it still runs, and forgets it. */
  @Override
  public void close() {
    runc.delete(name);
    process.stop();
  }
}
