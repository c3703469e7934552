package dev.emojistreaming.contract;

/**
 * Why a reaction is not valid.
 *
 * @param field the JSON name of the bad field, or {@link #BODY} when the whole is not a JSON object
 * @param detail what is expected; never repeats the value that was sent
 */
public record FieldError(String field, String detail) {

  /** Names the record itself rather than one of its fields. */
  public static final String BODY = "body";

  static FieldError of(ReactionField field, String detail) {
    return new FieldError(field.wireName(), detail);
  }
}
