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
 * @param violatedPolicies the names of the limits that the request exceeds; may be empty
 */
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    List<FieldError> errors,
    List<String> violatedPolicies) {

  /** The value of {@code Content-Type}. */
  public static final String MEDIA_TYPE = "application/problem+json";

  /** The value of {@code Retry-After} in every temporary problem. */
  public static final String RETRY_AFTER_SECONDS = "1";

  private static final int SERVICE_UNAVAILABLE = 503;

  private static final int TOO_MANY_REQUESTS = 429;

  private static final String NO_SPECIFIC_TYPE = "about:blank";

  /** Registered for problems by the draft of the RateLimit fields. */
  private static final String QUOTA_EXCEEDED =
      "https://iana.org/assignments/http-problem-types#quota-exceeded";

  /** Copies the lists. */
  public Problem {
    errors = List.copyOf(errors);
    violatedPolicies = List.copyOf(violatedPolicies);
  }

  /** A problem of no specific type. */
  public static Problem of(int status, String title, String detail, List<FieldError> errors) {
    return new Problem(NO_SPECIFIC_TYPE, title, status, detail, errors, List.of());
  }

  /** A problem of no specific type, without bad fields. */
  public static Problem of(int status, String title, String detail) {
    return of(status, title, detail, List.of());
  }

  /**
   * A limit refuses the request for now.
   *
   * @param policy the limit's name
   */
  public static Problem quotaExceeded(String detail, String policy) {
    return new Problem(
        QUOTA_EXCEEDED, "Too Many Requests", TOO_MANY_REQUESTS, detail, List.of(), List.of(policy));
  }

  /** Whether the service cannot do its work at present, so that the client should try again. */
  public boolean isTemporary() {
    return status == SERVICE_UNAVAILABLE;
  }
}
