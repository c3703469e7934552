package dev.emojistreaming.process;

import static java.nio.file.StandardOpenOption.APPEND;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * A child process that ends with its parent, even when SIGKILL ends the parent.
 *
 * <p>The leash is the standard input of a small shell between the two. When the parent closes it or
 * dies, the shell reads end of file and sends the child SIGTERM, and SIGKILL {@value
 * #GRACE_SECONDS} s later. The shell also shields the child from Ctrl-C, so that the parent stops
 * its children in its order; when the parent is killed, all stop at once. This works for any
 * program on Linux and macOS, without support by the child. A signal on the parent's death ({@code
 * PR_SET_PDEATHSIG}) would work on Linux only, and is bound to the thread that started the child.
 *
 * <p>Standard output and error go to a log file; a listener also gets each line of standard output,
 * on a separate thread.
 */
public final class LeashedProcess {

  static final int GRACE_SECONDS = 25;

  private static final String LEASH =
      """
      trap '' INT HUP
      exec 3<&0
      "$@" </dev/null 3<&- &
      child=$!
      (
        trap '' TERM
        while read -r line <&3; do :; done
        kill -TERM $child
        tenths=0
        while kill -0 $child && [ $tenths -lt %s0 ]; do sleep 0.1; tenths=$((tenths + 1)); done
        kill -0 $child && kill -KILL $child
      ) >/dev/null 2>&1 &
      watcher=$!
      exec 3<&-
      trap 'kill -TERM $child 2>/dev/null' TERM
      wait $child
      status=$?
      while kill -0 $child 2>/dev/null; do wait $child; status=$?; done
      kill -KILL $watcher 2>/dev/null
      wait $watcher 2>/dev/null
      exit $status
      """
          .formatted(GRACE_SECONDS);

  private final String name;
  private final Path log;
  private final Process shell;
  private final CompletableFuture<Integer> exit;

  private LeashedProcess(String name, Path log, Process shell) {
    this.name = name;
    this.log = log;
    this.shell = shell;
    // Once: a future that is made after the exit completes only after it was returned.
    exit = shell.onExit().thenApply(Process::exitValue);
  }

  /**
   * Starts a child.
   *
   * @param name name in messages
   * @param log file that takes its output; emptied first
   * @param listener receives each line of its standard output
   * @throws UncheckedIOException when the log file or the process cannot be created
   */
  public static LeashedProcess start(
      String name, List<String> command, Path log, Consumer<String> listener) {
    return start(name, command, Map.of(), log, listener);
  }

  /**
   * Starts a child.
   *
   * @param environment variables in addition to those of this process
   * @see #start(String, List, Path, Consumer)
   */
  public static LeashedProcess start(
      String name,
      List<String> command,
      Map<String, String> environment,
      Path log,
      Consumer<String> listener) {
    List<String> leashed = new ArrayList<>(List.of("sh", "-c", LEASH, name));
    leashed.addAll(command);
    try {
      Files.createDirectories(log.toAbsolutePath().getParent());
      Files.write(log, new byte[0]);
      Writer file = Files.newBufferedWriter(log, APPEND);
      ProcessBuilder builder =
          new ProcessBuilder(leashed).redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
      builder.environment().putAll(environment);
      Process shell = builder.start();
      OutputPump.start(name, shell, file, listener);
      return new LeashedProcess(name, log, shell);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + name + ": " + e.getMessage(), e);
    }
  }

  /** Its name in messages. */
  public String name() {
    return name;
  }

  /** The file that holds its output. */
  public Path log() {
    return log;
  }

  /** Whether it is running. */
  public boolean isAlive() {
    return shell.isAlive();
  }

  /** Completes with the exit code when it has ended; 128 + n if signal n ended it. */
  public CompletableFuture<Integer> exit() {
    return exit.copy();
  }

  /** Fails with a {@link ProcessFailedException} when it has ended, whatever its exit code. */
  public CompletableFuture<Void> failure() {
    return exit()
        .thenAccept(
            code -> {
              throw ProcessFailedException.ended(this, code);
            });
  }

  /**
   * Returns when it is ready; stops it if it is not ready in time.
   *
   * @param ready completes when the child is ready
   * @throws ProcessFailedException if it ends first, or is not ready in time
   */
  public void awaitReady(CompletableFuture<?> ready, Duration atMost) {
    try {
      CompletableFuture.anyOf(ready, failure())
          .orTimeout(atMost.toMillis(), TimeUnit.MILLISECONDS)
          .join();
    } catch (CompletionException e) {
      stop();
      if (e.getCause() instanceof ProcessFailedException failed) {
        throw failed;
      }
      if (e.getCause() instanceof TimeoutException) {
        throw ProcessFailedException.notReady(this, atMost);
      }
      throw e;
    }
  }

  /** Sends SIGTERM and returns at once; no SIGKILL follows. */
  public void terminate() {
    shell.destroy();
  }

  /**
   * Sends SIGTERM, SIGKILL {@value #GRACE_SECONDS} s later, and returns when it has ended. Does
   * nothing if it has already ended.
   */
  public void stop() {
    try {
      shell.getOutputStream().close();
    } catch (IOException e) {
      // The shell has already ended, and the child with it.
    }
    exit().join();
  }

  /** Kills it by SIGKILL and returns when it has ended. */
  public void kill() {
    shell.children().forEach(ProcessHandle::destroyForcibly);
    stop();
  }
}
