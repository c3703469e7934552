package dev.emojistreaming.contract.setting;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers of bytes as text: {@code 4096}, {@code 64K}, {@code 32M}, {@code 1G} or {@code 2T}. */
public final class SizeText {

  private static final Pattern SIZE = Pattern.compile("(\\d{1,18})([BKMGTP]?)");
  private static final String UNITS = "BKMGTP";
  private static final int BITS_PER_UNIT = 10;

  private SizeText() {}

  /**
   * Reads a number of bytes. Each unit is 1,024 times the previous one; upper or lower case.
   *
   * @throws IllegalArgumentException when the text is not a size, or does not fit into a long
   */
  public static long parse(String text) {
    Matcher size = SIZE.matcher(text.strip().toUpperCase(Locale.ROOT));
    if (!size.matches()) {
      throw new IllegalArgumentException("not a size: " + text);
    }
    int unit = size.group(2).isEmpty() ? 0 : UNITS.indexOf(size.group(2));
    try {
      return Math.multiplyExact(Long.parseLong(size.group(1)), 1L << (unit * BITS_PER_UNIT));
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException("not a size: " + text, e);
    }
  }

  /** Writes a number of bytes in its largest unit that needs no fraction. */
  public static String format(long bytes) {
    int unit = 0;
    long number = bytes;
    while (number > 0 && number % 1024 == 0 && unit < UNITS.length() - 1) {
      number /= 1024;
      unit++;
    }
    return unit == 0 ? String.valueOf(number) : number + UNITS.substring(unit, unit + 1);
  }
}
