package dev.emojistreaming.service;

import dev.emojistreaming.contract.setting.UndecodedVariables;
import dev.emojistreaming.service.auth.key.NewKeyCommand;
import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The main class of a service: runs it until it is stopped, or makes an API key for it.
 *
 * <p>Quarkus' own main class prints a heading above invalid settings, and a stack trace for those
 * that are found to be invalid only when they are used.
 */
@QuarkusMain
public final class ServiceProgram {

  private ServiceProgram() {}

  /** Runs the service; the process ends with its exit code. */
  public static void main(String[] args) {
    if (args.length > 0 && args[0].equals(NewKeyCommand.NAME)) {
      List<String> arguments = List.of(args).subList(1, args.length);
      System.exit(NewKeyCommand.run(arguments, System.out, System.err));
    }
    Optional<String> undecoded = UndecodedVariables.error(System.getenv());
    if (undecoded.isPresent()) {
      System.err.println(undecoded.get());
      System.exit(1);
    }
    // Numbers in log lines have ASCII digits whatever the system's locale is.
    Locale.setDefault(Locale.ENGLISH);
    Quarkus.run(null, ServiceProgram::end, args);
  }

  private static void end(int exitCode, @Nullable Throwable failure) {
    if (failure != null) {
      report(failure);
    }
    ApplicationLifecycleManager.getDefaultExitCodeHandler().accept(exitCode, failure);
  }

  private static void report(Throwable failure) {
    List<String> lines = StartFailure.lines(failure);
    lines.forEach(System.err::println);
    if (lines.isEmpty()) {
      // Not a field: the log manager is configured after this class is loaded.
      Logger.getLogger(ServiceProgram.class).error("the service failed", failure);
    }
  }
}
