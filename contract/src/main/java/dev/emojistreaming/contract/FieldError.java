package dev.emojistreaming.contract;

/**
 * One bad field of a reaction, or one bad parameter of a request.
 *
 * @param field the JSON name of the field, the name of the parameter, or {@link #BODY} if the input
 *     as a whole is bad
 * @param detail what is expected; never contains the value that was sent
 */
public record FieldError(String field, String detail) {

  /** The {@code field} of an error that concerns the input as a whole. */
  public static final String BODY = "body";

  /** Both as one sentence, such as {@code top must be a whole number from 1 to 1000}. */
  public String sentence() {
    return field + " " + detail;
  }

  public static FieldError of(ReactionField field, String detail) {
    return new FieldError(field.wireName(), detail);
  }
}
