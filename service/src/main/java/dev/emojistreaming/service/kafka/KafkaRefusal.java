package dev.emojistreaming.service.kafka;

import java.util.Optional;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.jspecify.annotations.Nullable;

/** Why Kafka refuses a client, as opposed to an absent Kafka, which only takes time. */
public final class KafkaRefusal {

  private KafkaRefusal() {}

  /** Reason and remedy for the log; empty if the failure is not a refusal. */
  public static Optional<String> of(@Nullable Throwable failure) {
    if (failure instanceof AuthenticationException) {
      return Optional.of(
          reason(failure)
              + "; check the login or certificate, and the variables that begin with KAFKA_");
    }
    if (failure instanceof AuthorizationException) {
      return Optional.of(reason(failure) + "; check the ACLs of this login");
    }
    return Optional.empty();
  }

  /** The message; for a TLS failure, with the message of its cause, which names the alert. */
  private static String reason(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    String message = String.valueOf(failure.getMessage()).replaceFirst("[.]$", "");
    return cause == failure ? message : message + " (" + cause.getMessage() + ")";
  }
}
