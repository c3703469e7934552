package dev.emojistreaming.service;

import dev.emojistreaming.contract.setting.InvalidSettingException;
import io.quarkus.runtime.QuarkusBindException;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.runtime.util.ExceptionUtil;
import io.smallrye.config.ConfigValidationException;
import java.util.List;
import java.util.stream.IntStream;

/** Explains to the operator why a service could not start. */
public final class StartFailure {

  private StartFailure() {}

  /**
   * A line for each invalid setting, or for the port that is in use.
   *
   * @return empty if the cause is another one, which needs its stack trace
   */
  public static List<String> lines(Throwable failure) {
    Throwable cause = ExceptionUtil.getRootCause(failure);
    if (cause instanceof ConfigValidationException invalid) {
      return IntStream.range(0, invalid.getProblemCount())
          .mapToObj(i -> invalid.getProblem(i).getMessage())
          .toList();
    }
    if (cause instanceof InvalidSettingException || cause instanceof ConfigurationException) {
      return List.of(String.valueOf(cause.getMessage()));
    }
    if (cause instanceof QuarkusBindException) {
      return List.of(
          cause.getMessage() + "; QUARKUS_HTTP_PORT and QUARKUS_MANAGEMENT_PORT set the ports");
    }
    return List.of();
  }
}
