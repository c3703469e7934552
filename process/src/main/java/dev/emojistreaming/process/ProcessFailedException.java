package dev.emojistreaming.process;

import java.io.IOException;
import java.io.Serial;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** A child ended unexpectedly, or was not ready in time; the message quotes the end of its log. */
public final class ProcessFailedException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  private static final int QUOTED_LINES = 5;
  private static final int QUOTED_BYTES = 16 * 1024;

  private ProcessFailedException(String message) {
    super(message);
  }

  /** It ended by itself. */
  public static ProcessFailedException ended(LeashedProcess process, int exitCode) {
    return new ProcessFailedException(
        String.format(
            Locale.ROOT,
            "%s ended with exit code %d; the end of %s:%n%s",
            process.name(),
            exitCode,
            process.log(),
            endOfLog(process)));
  }

  static ProcessFailedException notReady(LeashedProcess process, Duration waited) {
    return new ProcessFailedException(
        String.format(
            Locale.ROOT,
            "%s was not ready after %d s; the end of %s:%n%s",
            process.name(),
            waited.toSeconds(),
            process.log(),
            endOfLog(process)));
  }

  private static String endOfLog(LeashedProcess process) {
    try {
      List<String> lines =
          end(process.log()).lines().filter(line -> !line.matches("\\s+at .*")).toList();
      return String.join(
          System.lineSeparator(),
          lines.subList(Math.max(0, lines.size() - QUOTED_LINES), lines.size()));
    } catch (IOException e) {
      return "(not readable: " + e.getMessage() + ")";
    }
  }

  private static String end(Path log) throws IOException {
    try (SeekableByteChannel file = Files.newByteChannel(log)) {
      file.position(Math.max(0, file.size() - QUOTED_BYTES));
      ByteBuffer bytes = ByteBuffer.allocate(QUOTED_BYTES);
      while (bytes.hasRemaining() && file.read(bytes) >= 0) {
        // the condition reads
      }
      return StandardCharsets.UTF_8.decode(bytes.flip()).toString();
    }
  }
}
