package dev.emojistreaming.contract;

/** Recognises text that a log or a screen can show. */
final class PrintableText {

  private PrintableText() {}

  /**
   * Whether the text has 1 to {@code max} characters (code points), all of them printable and not
   * all of them blank.
   */
  static boolean hasLength(String text, int max) {
    if (text.isBlank() || text.length() > 2 * max || text.codePointCount(0, text.length()) > max) {
      return false;
    }
    return text.codePoints().allMatch(PrintableText::isPrintable);
  }

  /**
   * Everything except controls, line and paragraph separators, lone surrogates and noncharacters.
   * Format characters are accepted, because emojis and several scripts need joiners; so are code
   * points that the JVM's Unicode version does not assign yet.
   */
  private static boolean isPrintable(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          false;
      default -> (codePoint & 0xFFFE) != 0xFFFE && (codePoint < 0xFDD0 || codePoint > 0xFDEF);
    };
  }
}
