package dev.emojistreaming.process;

import java.io.IOException;
import java.io.Serial;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;

/** A child ended, or failed to become ready; the message quotes the end of its log. */
public final class ProcessFailedException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  private static final int QUOTED_LINES = 5;

  private ProcessFailedException(String message) {
    super(message);
  }

  /** It ended by itself. */
  public static ProcessFailedException ended(LeashedProcess process, int exitCode) {
    return new ProcessFailedException(
        "%s ended with exit code %d; the end of %s:%n%s"
            .formatted(process.name(), exitCode, process.log(), endOfLog(process)));
  }

  static ProcessFailedException notReady(LeashedProcess process, Duration waited) {
    return new ProcessFailedException(
        "%s was not ready after %d s; the end of %s:%n%s"
            .formatted(process.name(), waited.toSeconds(), process.log(), endOfLog(process)));
  }

  private static String endOfLog(LeashedProcess process) {
    try {
      List<String> lines = Files.readAllLines(process.log());
      return String.join(
          System.lineSeparator(),
          lines.subList(Math.max(0, lines.size() - QUOTED_LINES), lines.size()));
    } catch (IOException e) {
      return "(not readable: " + e.getMessage() + ")";
    }
  }
}
