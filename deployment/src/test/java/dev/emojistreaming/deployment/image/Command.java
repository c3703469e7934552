package dev.emojistreaming.deployment.image;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs programs of this machine that end by themselves. */
final class Command {

  private static final Duration TIMEOUT = Duration.ofMinutes(30);
  private static final int QUOTED_CHARACTERS = 3_000;

  private Command() {}

  /**
   * Runs a command with long output.
   *
   * @param log for its output and errors
   * @throws IllegalStateException with the end of the log, if it fails or exceeds the timeout
   */
  static void follow(Path log, List<String> command) {
    if (!succeeds(log, command, TIMEOUT)) {
      throw failed(command, endOf(log));
    }
  }

  /**
   * Runs a command and returns its standard output, stripped.
   *
   * @param log for its standard error
   * @throws IllegalStateException with the end of the log, if it fails or exceeds the timeout
   */
  static String run(Path log, List<String> command) {
    try {
      Process process = start(new ProcessBuilder(command), log, TIMEOUT);
      String output = new String(process.getInputStream().readAllBytes(), UTF_8);
      if (process.waitFor() != 0) {
        throw failed(command, output + endOf(log));
      }
      return output.strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /** Like {@link #run(Path, List)}, without a log of its standard error. */
  static String run(List<String> command) {
    return run(Path.of("/dev/null"), command);
  }

  /**
   * Whether a command exits with 0 within a time.
   *
   * @param log for its output and errors
   */
  static boolean succeeds(Path log, List<String> command, Duration timeout) {
    try {
      return start(new ProcessBuilder(command).redirectOutput(appendTo(log)), log, timeout)
              .waitFor()
          == 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static Process start(ProcessBuilder builder, Path log, Duration timeout)
      throws IOException {
    Process process = builder.redirectError(appendTo(log)).start();
    process
        .onExit()
        .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
        .exceptionally(late -> killed(process));
    return process;
  }

  private static ProcessBuilder.Redirect appendTo(Path log) {
    return ProcessBuilder.Redirect.appendTo(log.toFile());
  }

  private static Process killed(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    return process.destroyForcibly();
  }

  private static IllegalStateException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IllegalStateException("interrupted", e);
  }

  private static IllegalStateException failed(List<String> command, String reason) {
    return new IllegalStateException(String.join(" ", command) + " failed:\n" + reason);
  }

  private static String endOf(Path log) {
    try {
      String text = Files.readString(log);
      return text.substring(Math.max(0, text.length() - QUOTED_CHARACTERS));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
