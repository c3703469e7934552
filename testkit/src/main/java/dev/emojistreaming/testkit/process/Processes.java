package dev.emojistreaming.testkit.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/** The processes that a test has started, as the operating system sees them. */
public final class Processes {

  private Processes() {}

  /**
   * The Java process among all descendants that has an argument with this end.
   *
   * @throws java.util.NoSuchElementException if there is none
   */
  public static ProcessHandle java(String argumentEnd) {
    return ProcessHandle.current()
        .descendants()
        .filter(each -> each.info().command().orElse("").endsWith("java"))
        .filter(
            each ->
                Arrays.stream(each.info().arguments().orElse(new String[0]))
                    .anyMatch(argument -> argument.endsWith(argumentEnd)))
        .findAny()
        .orElseThrow();
  }

  /** Makes a Java process collect its garbage, as a whole. */
  public static void collectGarbage(ProcessHandle java) throws IOException, InterruptedException {
    Process collect =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                String.valueOf(java.pid()),
                "GC.run")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    int exitCode = collect.waitFor();
    if (exitCode != 0) {
      throw new IllegalStateException("jcmd ended with exit code " + exitCode);
    }
  }

  /** The largest resident memory of a process so far, in bytes (proc(5), VmHWM). */
  public static long peakMemory(ProcessHandle process) {
    Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
    try (Stream<String> lines = Files.lines(status)) {
      String peak = lines.filter(line -> line.startsWith("VmHWM:")).findAny().orElseThrow();
      return Long.parseLong(peak.replaceAll("\\D", "")) * 1024;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
