package dev.emojistreaming.ingest.fault;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** Reports the result of each case on standard output and as a row of {@code target/faults.md}. */
public final class FaultReport {

  private static final Path TABLE = Path.of("target/faults.md");

  private FaultReport() {}

  /**
   * Adds a case.
   *
   * @param note further measurements
   */
  public static void add(String name, AuditResult result, String note) {
    System.out.printf("fault: %s: %s %s%n", name, result.line(), note);
    String kills =
        result.outstandingAtKill().stream().map(String::valueOf).collect(Collectors.joining(", "));
    String row =
        "| %s | %,d | %,d | %d | %,d | %d | %s | %s |%n"
            .formatted(
                name,
                result.acked(),
                result.found(),
                result.missing(),
                result.duplicates(),
                result.corrupt(),
                kills.isEmpty() ? "–" : kills,
                note);
    try {
      Files.writeString(TABLE, row, CREATE, APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
