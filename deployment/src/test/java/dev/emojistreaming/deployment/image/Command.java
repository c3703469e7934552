package dev.emojistreaming.deployment.image;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program of this machine that does one thing and ends. */
final class Command {

  private static final Duration LONGEST = Duration.ofMinutes(30);
  private static final int SHOWN = 3_000;

  private Command() {}

  /**
   * Runs one that has much to say.
   *
   * @param log takes all of it
   * @throws IllegalStateException with the end of the log when it fails, or takes too long
   */
  static void follow(Path log, List<String> command) {
    if (!succeeds(log, command, LONGEST)) {
      throw failed(command, endOf(log));
    }
  }

  /**
   * Runs it and returns its standard output, without the white space around it.
   *
   * @param log takes its standard error
   * @throws IllegalStateException with the end of the log when it fails, or takes too long
   */
  static String run(Path log, List<String> command) {
    try {
      Process process = start(new ProcessBuilder(command), log, LONGEST);
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

  /** The same, for one whose errors say nothing that its failure doesn't. */
  static String run(List<String> command) {
    return run(Path.of("/dev/null"), command);
  }

  /**
   * Whether it ends well, and in time.
   *
   * @param log takes what it says
   */
  static boolean succeeds(Path log, List<String> command, Duration atMost) {
    try {
      return start(new ProcessBuilder(command).redirectOutput(appendTo(log)), log, atMost).waitFor()
          == 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static Process start(ProcessBuilder builder, Path log, Duration atMost)
      throws IOException {
    Process process = builder.redirectError(appendTo(log)).start();
    process
        .onExit()
        .orTimeout(atMost.toMillis(), TimeUnit.MILLISECONDS)
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
      return text.substring(Math.max(0, text.length() - SHOWN));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
