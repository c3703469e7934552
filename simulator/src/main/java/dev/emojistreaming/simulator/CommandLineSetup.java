package dev.emojistreaming.simulator;

import dev.emojistreaming.simulator.load.SimulationException;
import io.quarkus.picocli.runtime.PicocliCommandLineFactory;
import jakarta.enterprise.inject.Produces;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.random.RandomGenerator;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Gives the command its surroundings: clock, randomness, and where it writes. */
final class CommandLineSetup {

  @Produces
  CommandLine commandLine(PicocliCommandLineFactory factory) {
    return withPlainErrors(factory.create())
        .setOut(utf8(FileDescriptor.out))
        .setErr(utf8(FileDescriptor.err));
  }

  @Produces
  Clock clock() {
    return Clock.systemUTC();
  }

  @Produces
  RandomGenerator randomGenerator() {
    return new SecureRandom();
  }

  /** Says what went wrong in one line; only a defect of the simulator shows a stack trace. */
  static CommandLine withPlainErrors(CommandLine commandLine) {
    return commandLine
        .setUsageHelpAutoWidth(true)
        .setParameterExceptionHandler(CommandLineSetup::badParameter)
        .setExecutionExceptionHandler(CommandLineSetup::failedExecution);
  }

  private static int badParameter(ParameterException e, String[] args) {
    CommandLine commandLine = e.getCommandLine();
    say(commandLine, e);
    return commandLine.getCommandSpec().exitCodeOnInvalidInput();
  }

  private static int failedExecution(Exception e, CommandLine commandLine, ParseResult parsed)
      throws Exception {
    if (e instanceof SimulationException) {
      say(commandLine, e);
      return commandLine.getCommandSpec().exitCodeOnExecutionException();
    }
    throw e;
  }

  private static void say(CommandLine commandLine, Exception e) {
    commandLine.getErr().println(commandLine.getCommandName() + ": " + e.getMessage());
  }

  /** The console's own encoding is ignored: reports hold characters outside ASCII. */
  private static PrintWriter utf8(FileDescriptor descriptor) {
    return new PrintWriter(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }
}
