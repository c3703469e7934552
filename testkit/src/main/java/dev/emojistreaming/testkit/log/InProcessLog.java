package dev.emojistreaming.testkit.log;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Collects what this process logs at WARN and above, through {@code java.util.logging}. */
final class InProcessLog extends Handler {

  /** JBoss' log manager, where it is not the JVM's; it depends on which class logs first. */
  private static final String START_ORDER = "The LogManager accessed before";

  private final SimpleFormatter formatter = new SimpleFormatter();
  private final List<LogLine> lines = new ArrayList<>();

  /** Attaches itself to the root logger, unless it is attached. */
  void attach() {
    Logger root = Logger.getLogger("");
    if (!List.of(root.getHandlers()).contains(this)) {
      root.addHandler(this);
    }
  }

  /** The lines since the last call. */
  List<LogLine> newLines() {
    synchronized (lines) {
      List<LogLine> taken = List.copyOf(lines);
      lines.clear();
      return taken;
    }
  }

  @Override
  public void publish(LogRecord record) {
    if (record.getLevel().intValue() < Level.WARNING.intValue()) {
      return;
    }
    String name = record.getLoggerName() == null ? "" : record.getLoggerName();
    String message = formatter.formatMessage(record);
    if (message.startsWith(START_ORDER)) {
      return;
    }
    Throwable thrown = record.getThrown();
    LogLine line =
        new LogLine(
            "this process",
            record.getLevel().getName(),
            name.substring(name.lastIndexOf('.') + 1),
            thrown == null ? message : message + ": " + thrown);
    synchronized (lines) {
      lines.add(line);
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
