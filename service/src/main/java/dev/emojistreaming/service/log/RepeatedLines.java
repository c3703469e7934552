package dev.emojistreaming.service.log;

import dev.emojistreaming.contract.log.LogThrottle;
import io.quarkus.logging.LoggingFilter;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Filter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.regex.Pattern;
import org.jboss.logmanager.ExtLogRecord;

/**
 * Limits the lines about a failure that lasts to one in ten seconds; the next one has the number of
 * those that were left out. It concerns all errors, and the warnings of libraries: Kafka's client
 * logs one for each attempt to log in. Warnings of this project are changes of state, and stay.
 * Thread-safe.
 *
 * <p>Lines are alike if they are of one logger and begin with the same {@value #COMPARED}
 * characters, except for digits.
 */
@LoggingFilter(name = "repeated-lines")
public final class RepeatedLines implements Filter {

  private static final String PROJECT = "dev.emojistreaming.";
  private static final int WARNING = Level.WARNING.intValue();
  private static final int COMPARED = 80;

  /** Beyond this many kinds of lines all are forgotten, so that memory is bounded. */
  private static final int MAX_KINDS = 1_000;

  private static final Pattern DIGITS = Pattern.compile("\\d+");

  private final Map<String, LogThrottle> kinds = new ConcurrentHashMap<>();

  @Override
  public boolean isLoggable(LogRecord record) {
    if (!isLimited(record)) {
      return true;
    }
    if (kinds.size() > MAX_KINDS) {
      kinds.clear();
    }
    long lines = kinds.computeIfAbsent(kind(record), kind -> new LogThrottle()).add();
    if (lines > 1) {
      setMessage(record, "(" + (lines - 1) + " like it) " + record.getMessage());
    }
    return lines > 0;
  }

  /** Keeps the style of the message's parameters, which another message would reset. */
  private static void setMessage(LogRecord record, String message) {
    if (record instanceof ExtLogRecord extended) {
      extended.setMessage(message, extended.getFormatStyle());
    } else {
      record.setMessage(message);
    }
  }

  /** Kinds of lines that it remembers. */
  int kinds() {
    return kinds.size();
  }

  private static boolean isLimited(LogRecord record) {
    int level = record.getLevel().intValue();
    return level > WARNING || (level == WARNING && !logger(record).startsWith(PROJECT));
  }

  private static String kind(LogRecord record) {
    String message = String.valueOf(record.getMessage());
    String start = message.substring(0, Math.min(COMPARED, message.length()));
    return logger(record) + ' ' + DIGITS.matcher(start).replaceAll("");
  }

  private static String logger(LogRecord record) {
    return String.valueOf(record.getLoggerName());
  }
}
