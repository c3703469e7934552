package dev.emojistreaming.spark;

import dev.emojistreaming.contract.setting.InvalidSettingException;
import dev.emojistreaming.contract.setting.NumberSetting;
import dev.emojistreaming.spark.lifecycle.UnfitCheckpointException;
import dev.emojistreaming.spark.lifecycle.UnfitMachineException;
import dev.emojistreaming.spark.topics.UnfitTopicException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.RetriableException;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;

/** Reports the error that ended a command: one line on standard error, and the exit code. */
final class CommandErrors {

  static final int FAILED = 1;
  private static final int NOT_VALID = 2;

  private static final int MAX_NUMBER = 99_999;

  private CommandErrors() {}

  /** The same command line, which reports its errors here and reads times and numbers. */
  static CommandLine reportBy(CommandLine commandLine) {
    return commandLine
        .setUsageHelpAutoWidth(true)
        .registerConverter(Instant.class, CommandErrors::time)
        .registerConverter(Integer.class, CommandErrors::number)
        .setParameterExceptionHandler(CommandErrors::badParameter)
        .setExecutionExceptionHandler(CommandErrors::failedExecution);
  }

  private static Instant time(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new TypeConversionException("a time such as 2026-11-23T18:30:00Z");
    }
  }

  private static Integer number(String text) {
    try {
      return new NumberSetting("", 1, MAX_NUMBER).parseInt(text);
    } catch (InvalidSettingException e) {
      throw new TypeConversionException("a whole number from 1 to " + MAX_NUMBER);
    }
  }

  private static int badParameter(ParameterException e, String[] args) {
    Exception error =
        e.getCause() instanceof TypeConversionException rule
                && e.getArgSpec() instanceof OptionSpec option
            ? new InvalidSettingException(
                option.longestName(), String.valueOf(rule.getMessage()), e.getValue())
            : e;
    print(e.getCommandLine(), String.valueOf(error.getMessage()));
    return NOT_VALID;
  }

  private static int failedExecution(Exception e, CommandLine command, ParseResult parsed) {
    if (e instanceof IllegalArgumentException
        || e instanceof UnfitTopicException
        || e instanceof UnfitCheckpointException
        || e instanceof UnfitMachineException
        || e instanceof UncheckedIOException) {
      print(command, String.valueOf(e.getMessage()));
      return NOT_VALID;
    }
    if (e instanceof ExecutionException || e instanceof KafkaException) {
      Throwable cause = rootCause(e);
      boolean isRefusal = cause instanceof ApiException && !(cause instanceof RetriableException);
      print(command, (isRefusal ? "Kafka refused: " : "Kafka cannot be reached: ") + cause);
      return FAILED;
    }
    print(command, "the query failed: " + rootCause(e));
    return FAILED;
  }

  private static void print(CommandLine command, String message) {
    command.getErr().println("spark-job: " + message);
  }

  static Throwable rootCause(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    return cause;
  }
}
