package dev.emojistreaming.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Copies a child's standard output to its log file and to a listener until the output ends.
 *
 * <p>If the log file cannot be written, because its disk is full, logging stops and reading goes
 * on: the child must not block on a full pipe.
 */
final class OutputPump implements Runnable {

  private final Process process;
  private final Consumer<String> listener;
  private final Writer log;
  private boolean logWritable = true;

  private OutputPump(Process process, Writer log, Consumer<String> listener) {
    this.process = process;
    this.log = log;
    this.listener = listener;
  }

  static void start(String name, Process process, Writer log, Consumer<String> listener) {
    Thread thread = new Thread(new OutputPump(process, log, listener), name + "-output");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void run() {
    try (log;
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        appendToLog(line);
        listener.accept(line);
      }
    } catch (IOException e) {
      // The pipe broke because the child ended; LeashedProcess reports its exit.
    }
  }

  private void appendToLog(String line) {
    if (!logWritable) {
      return;
    }
    try {
      log.append(line).append('\n').flush();
    } catch (IOException e) {
      logWritable = false;
    }
  }
}
