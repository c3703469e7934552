package dev.emojistreaming.broker;

import dev.emojistreaming.process.FreePort;

/**
 * Starts a broker and stops it as soon as it is ready. The build runs it to record the classes that
 * a broker loads: with {@code -XX:ArchiveClassesAtExit}, Java writes them to an archive from which
 * later brokers start faster.
 */
final class RecordedStart {

  private RecordedStart() {}

  /**
   * Ends the process.
   *
   * @param args the folder for the broker's data
   */
  public static void main(String[] args) {
    String port = String.valueOf(FreePort.find());
    Broker.main(new String[] {"--port", port, "--data", args[0], "--stop-when-ready"});
  }
}
