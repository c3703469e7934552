package dev.emojistreaming.testkit.process;

import dev.emojistreaming.process.LeashedProcess;
import dev.emojistreaming.testkit.log.ChildLogs;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Starts child processes whose logs are checked for warnings. */
public final class ChildProcess {

  private ChildProcess() {}

  /**
   * Starts a child.
   *
   * @see LeashedProcess#start(String, List, Path, Consumer)
   */
  public static LeashedProcess start(
      String name, List<String> command, Path log, Consumer<String> listener) {
    return start(name, command, Map.of(), log, listener);
  }

  /**
   * Starts a child.
   *
   * @see LeashedProcess#start(String, List, Map, Path, Consumer)
   */
  public static LeashedProcess start(
      String name,
      List<String> command,
      Map<String, String> environment,
      Path log,
      Consumer<String> listener) {
    ChildLogs.watch(log);
    return LeashedProcess.start(name, command, environment, log, listener);
  }
}
