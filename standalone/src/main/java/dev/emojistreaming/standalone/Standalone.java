package dev.emojistreaming.standalone;

import dev.emojistreaming.process.ProcessFailedException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code ./start}. */
@Command(
    name = "start",
    mixinStandardHelpOptions = true,
    version = "Emoji Streaming 0.1.0",
    sortOptions = false,
    description = {
      "Starts a Kafka broker, ingest, the Spark job and the feed on this machine, plays the"
          + " simulator once, shows the counts of each two-second window, and stays until Ctrl-C.%n"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:with --once: sent, accepted and counted agree",
      "1:something failed, and a line said what",
      "2:an option is wrong"
    },
    subcommands = StandaloneBroker.class)
public final class Standalone implements Callable<Integer> {

  @Option(
      names = "--once",
      description =
          "Without the feed: plays the simulator in a fresh temporary folder, verifies that what was sent is what was"
              + " counted, stops everything and ends.")
  private boolean once;

  @Mixin private final StandaloneOptions options = new StandaloneOptions();

  @Mixin private final DataOption data = new DataOption();

  /** Runs the command; the process ends with its exit code. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  private static CommandLine commandLine() {
    PrintStream out = utf8(FileDescriptor.out);
    System.setOut(out);
    System.setErr(utf8(FileDescriptor.err));
    return new CommandLine(new Standalone())
        .setUsageHelpAutoWidth(true)
        .setParameterExceptionHandler(
            (e, args) -> {
              System.err.println("start: " + e.getMessage() + "; ./start --help lists the options");
              return CommandLine.ExitCode.USAGE;
            })
        .setExecutionExceptionHandler(
            (e, command, parsed) -> {
              if (e instanceof StartException
                  || e instanceof ProcessFailedException
                  || e instanceof UncheckedIOException) {
                System.err.println("start: " + e.getMessage());
                return CommandLine.ExitCode.SOFTWARE;
              }
              throw e;
            });
  }

  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }

  @Override
  public Integer call() {
    return once ? new OnceRun(options).run() : new LiveRun(options, data.folder()).run();
  }
}
