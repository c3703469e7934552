package dev.emojistreaming.contract;

import java.util.regex.Pattern;

/** The rules for the fields of a reaction that hold for every catalogue. */
public final class ReactionRules {

  /** Maximum length of a user id, in characters (code points). */
  public static final int MAX_USER_ID = 128;

  /** Maximum length of a message id, in characters (code points). */
  public static final int MAX_MESSAGE_ID = 64;

  /** The rule for a room, as a phrase after "must". */
  static final String ROOM = "match [A-Za-z0-9._-]{1,64} and not be . or ..";

  private static final Pattern ROOM_PATTERN = Pattern.compile("(?!\\.{1,2}$)[A-Za-z0-9._-]{1,64}");

  private ReactionRules() {}

  /**
   * Whether a text is a valid name of a room. No URL can name the rooms {@code .} and {@code ..}:
   * clients remove such segments from a path.
   */
  public static boolean isRoom(String name) {
    return ROOM_PATTERN.matcher(name).matches();
  }

  /** Whether a text is a valid user id: 1–128 printable characters. */
  public static boolean isUserId(String text) {
    return PrintableText.hasLength(text, MAX_USER_ID);
  }

  static boolean isMessageId(String text) {
    return PrintableText.hasLength(text, MAX_MESSAGE_ID);
  }
}
