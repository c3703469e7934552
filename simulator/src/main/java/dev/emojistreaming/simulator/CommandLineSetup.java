package dev.emojistreaming.simulator;

import dev.emojistreaming.contract.setting.InvalidSettingException;
import dev.emojistreaming.contract.setting.UndecodedVariables;
import dev.emojistreaming.simulator.load.SimulationException;
import io.quarkus.picocli.runtime.PicocliCommandLineFactory;
import jakarta.enterprise.inject.Produces;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;

/**
 * Produces the command line with its outputs and errors, and the command's clock and randomness.
 */
final class CommandLineSetup {

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{env:(\\w+)");

  @Produces
  CommandLine commandLine(PicocliCommandLineFactory factory) {
    return withPlainErrors(factory.create())
        .setExecutionStrategy(CommandLineSetup::execute)
        .setOut(utf8(FileDescriptor.out))
        .setErr(utf8(FileDescriptor.err));
  }

  private static int execute(ParseResult parsed) {
    CommandLine commandLine = parsed.commandSpec().commandLine();
    UndecodedVariables.error(System.getenv())
        .ifPresent(
            line -> {
              throw new ParameterException(commandLine, line);
            });
    return new CommandLine.RunLast().execute(parsed);
  }

  @Produces
  Clock clock() {
    return Clock.systemUTC();
  }

  @Produces
  RandomGenerator randomGenerator() {
    return new SecureRandom();
  }

  /** Reports an error in one line; only a defect of the simulator prints a stack trace. */
  static CommandLine withPlainErrors(CommandLine commandLine) {
    return commandLine
        .setUsageHelpAutoWidth(true)
        .registerConverter(int.class, number("a whole number", Integer::valueOf))
        .registerConverter(Long.class, number("a whole number", Long::valueOf))
        .registerConverter(Double.class, number("a number", Double::valueOf))
        .setParameterExceptionHandler(CommandLineSetup::badParameter)
        .setExecutionExceptionHandler(CommandLineSetup::failedExecution);
  }

  /** Unlike picocli's own converter, it reports the valid values. */
  private static <N extends Number> ITypeConverter<N> number(
      String rule, Function<String, N> parser) {
    return text -> {
      try {
        return parser.apply(text);
      } catch (NumberFormatException e) {
        throw new TypeConversionException(rule);
      }
    };
  }

  private static int badParameter(ParameterException e, String[] args) {
    CommandLine commandLine = e.getCommandLine();
    print(
        commandLine,
        e.getCause() instanceof TypeConversionException rule
                && e.getArgSpec() instanceof OptionSpec option
            ? new InvalidSettingException(
                nameAsWritten(option, args), String.valueOf(rule.getMessage()), e.getValue())
            : e);
    return commandLine.getCommandSpec().exitCodeOnInvalidInput();
  }

  /** The option, or the variable that set it when the arguments do not have the option. */
  private static String nameAsWritten(OptionSpec option, String[] args) {
    String name = option.longestName();
    Matcher variable = VARIABLE.matcher(option.defaultValue() == null ? "" : option.defaultValue());
    boolean isArgument =
        Stream.of(args).anyMatch(arg -> arg.equals(name) || arg.startsWith(name + "="));
    return !isArgument && variable.find() ? variable.group(1) : name;
  }

  private static int failedExecution(Exception e, CommandLine commandLine, ParseResult parsed)
      throws Exception {
    if (e instanceof SimulationException) {
      print(commandLine, e);
      return commandLine.getCommandSpec().exitCodeOnExecutionException();
    }
    throw e;
  }

  private static void print(CommandLine commandLine, Exception e) {
    commandLine.getErr().println(commandLine.getCommandName() + ": " + e.getMessage());
  }

  /** UTF-8 whatever the console's encoding is: reports have characters outside ASCII. */
  private static PrintWriter utf8(FileDescriptor descriptor) {
    return new PrintWriter(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }
}
