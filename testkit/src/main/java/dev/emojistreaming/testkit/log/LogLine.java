package dev.emojistreaming.testkit.log;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of level WARN or above.
 *
 * @param source the file's name, or "this process"
 * @param logger the logger's name without its package; empty for a line without logger
 */
record LogLine(String source, String level, String logger, String message) {

  /** The format of all programs: timestamp, level, logger in brackets, message. */
  private static final Pattern FORMAT =
      Pattern.compile(
          "(?:\\d{4}-\\S+(?: \\d\\S+)? )?(WARN|WARNING|ERROR|FATAL|SEVERE):? +(?:\\[([^\\]]*)\\] )?(.*)");

  /** Reads a printed line; empty if it is no log line, or of a lower level. */
  static Optional<LogLine> parse(String source, String text) {
    Matcher matcher = FORMAT.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String logger = matcher.group(2) == null ? "" : matcher.group(2);
    return Optional.of(new LogLine(source, matcher.group(1), logger, matcher.group(3)));
  }

  @Override
  public String toString() {
    return "%s [%s] %s (%s)".formatted(level, logger, message, source);
  }
}
