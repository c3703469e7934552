package dev.emojistreaming.contract;

/** Recognises text that a log or a screen can show. */
final class PrintableText {

  /** Maximum number of combining marks in a row in a name; more of them cover other lines. */
  private static final int MAX_MARKS = 4;

  /** Letters and symbols that show nothing: Hangul fillers and the blank Braille pattern. */
  private static final String BLANK = "\u115F\u1160\u2800\u3164\uFFA0";

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

  /**
   * Whether a printable text is fit to be shown as a name: it has at least one visible character,
   * no control of the writing direction, which would reorder the text around it, and at most
   * {@value #MAX_MARKS} combining marks in a row.
   */
  static boolean isName(String text) {
    boolean isVisible = false;
    int marks = 0;
    for (int codePoint : text.codePoints().toArray()) {
      marks = isMark(codePoint) ? marks + 1 : 0;
      if (marks > MAX_MARKS || isDirectionControl(codePoint)) {
        return false;
      }
      isVisible |= isVisible(codePoint);
    }
    return isVisible;
  }

  private static boolean isMark(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK ->
          true;
      default -> false;
    };
  }

  /** Unicode's property Bidi_Control. */
  private static boolean isDirectionControl(int codePoint) {
    return codePoint == 0x061C
        || codePoint == 0x200E
        || codePoint == 0x200F
        || (codePoint >= 0x202A && codePoint <= 0x202E)
        || (codePoint >= 0x2066 && codePoint <= 0x2069);
  }

  private static boolean isVisible(int codePoint) {
    return !isMark(codePoint)
        && !Character.isSpaceChar(codePoint)
        && Character.getType(codePoint) != Character.FORMAT
        && BLANK.indexOf(codePoint) < 0;
  }
}
