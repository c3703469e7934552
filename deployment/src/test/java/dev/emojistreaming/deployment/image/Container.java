package dev.emojistreaming.deployment.image;

import dev.emojistreaming.process.LeashedProcess;
import dev.emojistreaming.testkit.process.ChildProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A container that was started. */
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
   * Starts a container.
   *
   * @param name unique among the running containers
   * @param bundle folder with its configuration
   * @param log for its output
   */
  static Container start(String name, Runc runc, Path bundle, Network network, Path log) {
    List<String> command = network.inside(runc.running(name, bundle));
    LeashedProcess process = ChildProcess.start(name, command, log, line -> {});
    return new Container(name, runc, process, log.resolveSibling("checks.log"));
  }

  String name() {
    return name;
  }

  /** The output of its program so far. */
  String output() {
    try {
      return Files.readString(process.log());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs a command in the container, as the container's user; whether it exits with 0 in time. */
  boolean succeeds(List<String> command, Duration timeout) {
    return Command.succeeds(checks, runc.within(name, command), timeout);
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Waits until the program exits and returns its exit code. */
  int exitCode() {
    return process.exit().join();
  }

  /**
   * Stops the program with SIGTERM and returns its exit code. After the grace period it is killed,
   * and the exit code is 137.
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

  /** Kills the container if it still runs, and deletes it. */
  @Override
  public void close() {
    runc.delete(name);
    process.stop();
  }
}
