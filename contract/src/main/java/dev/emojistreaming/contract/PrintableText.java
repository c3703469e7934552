package dev.emojistreaming.contract;

/** Text that a person could have typed and a log or a screen can show. */
final class PrintableText {

  private PrintableText() {}

  /**
   * Whether the text has 1 to {@code max} characters (code points), all printable, not all blank.
   */
  static boolean hasLength(String text, int max) {
    if (text.isBlank() || text.length() > 2 * max || text.codePointCount(0, text.length()) > max) {
      return false;
    }
    return text.codePoints().allMatch(PrintableText::isPrintable);
  }

  /**
   * Everything but controls, line and paragraph separators, lone surrogates and noncharacters.
   * Format characters pass, since emojis and several scripts need joiners. So does what this JVM's
   * Unicode version does not know yet.
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
