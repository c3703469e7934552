package dev.emojistreaming.contract;

import java.util.List;

/**
 * An HTTP error as RFC 9457 describes it: the body of every answer of ingest and feed with a status
 * of 400 or more. {@link ProblemWriter} writes it.
 *
 * @param type a URI for the kind of problem; {@code about:blank} when it is just the status
 * @param title the reason phrase of the status
 * @param status the HTTP status
 * @param detail what is wrong with this request, in one sentence
 * @param errors one for each bad field or parameter; may be empty
 */
public record Problem(
    String type, String title, int status, String detail, List<FieldError> errors) {

  /** The value of {@code Content-Type}. */
  public static final String MEDIA_TYPE = "application/problem+json";

  /** The value of {@code Retry-After} in every temporary problem. */
  public static final String RETRY_AFTER_SECONDS = "1";

  private static final int SERVICE_UNAVAILABLE = 503;

  private static final String NO_SPECIFIC_TYPE = "about:blank";

  /** Copies the errors. */
  public Problem {
    errors = List.copyOf(errors);
  }

  /** A problem of no specific type. */
  public static Problem of(int status, String title, String detail, List<FieldError> errors) {
    return new Problem(NO_SPECIFIC_TYPE, title, status, detail, errors);
  }

  /** A problem of no specific type, without bad fields. */
  public static Problem of(int status, String title, String detail) {
    return of(status, title, detail, List.of());
  }

  /** Whether the client should send the same request again. */
  public boolean isTemporary() {
    return status == SERVICE_UNAVAILABLE;
  }
}
