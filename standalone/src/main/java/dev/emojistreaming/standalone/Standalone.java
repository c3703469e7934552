package dev.emojistreaming.standalone;

import dev.emojistreaming.contract.setting.UndecodedVariables;
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
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** The command {@code ./start}. */
@Command(
    name = "start",
    mixinStandardHelpOptions = true,
    version = "Emoji Streaming 0.1.0",
    sortOptions = false,
    description = {
      "Runs a Kafka broker, ingest, the Spark job, the feed and a simulated crowd on this"
          + " machine, and prints the counts of each two-second window, until Ctrl-C.%n"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:with --once: sent, accepted and counted agree",
      "1:a program failed or could not start; one line has the reason",
      "2:an option or a variable is not valid"
    },
    subcommands = StandaloneBroker.class)
public final class Standalone implements Callable<Integer> {

  @Option(
      names = "--once",
      description =
          "Runs the simulator once, without the feed and in a new temporary folder, verifies that"
              + " sent, accepted and counted agree, and ends.")
  private boolean once;

  @Mixin private final StandaloneOptions options = new StandaloneOptions();

  @Mixin private final DataOption data = new DataOption();

  /** Runs the command; the process ends with its exit code. */
  public static void main(String[] args) {
    System.setOut(utf8(FileDescriptor.out));
    System.setErr(utf8(FileDescriptor.err));
    System.exit(
        UndecodedVariables.error(System.getenv())
            .map(Standalone::refuse)
            .orElseGet(() -> commandLine().execute(args)));
  }

  /** Before a child does, whose log has the reason. */
  private static int refuse(String reason) {
    System.err.println("start: " + reason);
    return CommandLine.ExitCode.USAGE;
  }

  static CommandLine commandLine() {
    return new CommandLine(new Standalone())
        .setUsageHelpAutoWidth(true)
        .registerConverter(int.class, Standalone::number)
        .setParameterExceptionHandler(
            (e, args) -> {
              System.err.println("start: " + message(e) + "; ./start --help lists the options");
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

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new TypeConversionException("a whole number");
    }
  }

  /** Reports bad values in the same form as the other programs. */
  private static String message(ParameterException e) {
    return e.getCause() instanceof TypeConversionException
            && e.getArgSpec() instanceof OptionSpec option
        ? "%s must be %s, but is %s"
            .formatted(option.longestName(), e.getCause().getMessage(), e.getValue())
        : String.valueOf(e.getMessage());
  }

  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }

  @Override
  public Integer call() {
    return once ? new OnceRun(options).run() : new LiveRun(options, data.folder()).run();
  }
}
