package dev.emojistreaming.ingest.fault;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** Says what came of each case, on standard output and as a row of {@code target/faults.md}. */
final class FaultReport {

  private static final Path TABLE = Path.of("target/faults.md");

  private FaultReport() {}

  /**
   * Adds a case.
   *
   * @param note what else was measured
   */
  static void add(String name, Verdict verdict, String note) {
    System.out.printf("fault: %s: %s %s%n", name, verdict.line(), note);
    String kills =
        verdict.outstandingAtKill().stream().map(String::valueOf).collect(Collectors.joining(", "));
    String row =
        "| %s | %,d | %,d | %d | %,d | %d | %s | %s |%n"
            .formatted(
                name,
                verdict.acked(),
                verdict.found(),
                verdict.missing(),
                verdict.duplicates(),
                verdict.corrupt(),
                kills.isEmpty() ? "–" : kills,
                note);
    try {
      Files.writeString(TABLE, row, CREATE, APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
