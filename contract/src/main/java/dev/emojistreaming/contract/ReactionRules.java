package dev.emojistreaming.contract;

import java.util.regex.Pattern;

/** The rules for the fields of a reaction that hold for every catalogue. */
public final class ReactionRules {

  /** Maximum length of a user id, in characters (code points). */
  public static final int MAX_USER_ID = 128;

  /** Maximum length of a message id, in characters (code points). */
  public static final int MAX_MESSAGE_ID = 64;

  static final Pattern ROOM = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  private ReactionRules() {}

  /** Whether a text is a valid name of a room. */
  public static boolean isRoom(String name) {
    return ROOM.matcher(name).matches();
  }

  static boolean isUserId(String text) {
    return PrintableText.hasLength(text, MAX_USER_ID);
  }

  static boolean isMessageId(String text) {
    return PrintableText.hasLength(text, MAX_MESSAGE_ID);
  }
}
