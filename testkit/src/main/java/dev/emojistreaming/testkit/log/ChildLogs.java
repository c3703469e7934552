package dev.emojistreaming.testkit.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/**
 * The log files of child processes. Safe for use by several threads.
 *
 * <p>Its state is in the system properties, and of the JDK's types: Quarkus loads this class once
 * more for each application that it tests, and all must share the files.
 */
public final class ChildLogs {

  private ChildLogs() {}

  /**
   * Includes a log file in the check of the running test. The file need not exist yet; a fixture
   * that empties a file calls this again before it does.
   */
  public static void watch(Path log) {
    readNewLines(log.toAbsolutePath());
    positions().put(log.toAbsolutePath(), 0L);
  }

  /** The lines of level WARN and above that were written since the last call. */
  static List<LogLine> newLines() {
    positions().keySet().forEach(ChildLogs::readNewLines);
    List<LogLine> lines = new ArrayList<>();
    for (String[] line = unchecked().poll(); line != null; line = unchecked().poll()) {
      LogLine.parse(line[0], line[1]).ifPresent(lines::add);
    }
    return lines;
  }

  private static void readNewLines(Path log) {
    positions().computeIfPresent(log, ChildLogs::read);
  }

  private static long read(Path log, long position) {
    if (!Files.exists(log)) {
      return 0;
    }
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      long from = file.length() < position ? 0 : position;
      byte[] bytes = new byte[Math.toIntExact(file.length() - from)];
      file.seek(from);
      file.readFully(bytes);
      // The last line may be incomplete.
      int end = bytes.length;
      while (end > 0 && bytes[end - 1] != '\n') {
        end--;
      }
      String source = log.getFileName().toString();
      new String(bytes, 0, end, UTF_8)
          .lines()
          .forEach(line -> unchecked().add(new String[] {source, line}));
      return from + end;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** For each file the position up to which it was read. */
  private static Map<Path, Long> positions() {
    return shared("positions", ConcurrentHashMap::new);
  }

  /** Each with the file's name. */
  private static Queue<String[]> unchecked() {
    return shared("unchecked", ConcurrentLinkedQueue::new);
  }

  @SuppressWarnings("unchecked")
  private static <T> T shared(String name, Supplier<T> initial) {
    return (T)
        System.getProperties()
            .computeIfAbsent(ChildLogs.class.getName() + "." + name, key -> initial.get());
  }
}
