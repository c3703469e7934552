package dev.emojistreaming.contract;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;

/**
 * Reads timestamps as {@link Instant#toString()} writes them for years of four digits: {@code
 * 2026-11-23T18:30:00Z}, with up to nine digits of a fraction. Declines other forms; {@code
 * Iso8601} reads those. Allocates nothing while the date stays the same. For one thread.
 */
public final class CanonicalTime {

  private static final int DATE = 10;
  private static final int TIME = 9; // T18:30:00
  private static final int SECONDS_OF_A_DAY = 86_400;

  private byte[] latestDate = new byte[DATE];
  private long latestDay;

  private long epochSecond;
  private int nano;

  /**
   * Reads the time that begins at an index.
   *
   * @param text ASCII where the time is; may continue after it
   * @return the index after the time, or -1 if there is no time of this form
   */
  public int read(byte[] text, int start) {
    int end = start + DATE + TIME;
    if (end >= text.length || !readDate(text, start)) {
      return -1;
    }
    int t = start + DATE;
    int hour = twoDigits(text, t + 1);
    int minute = twoDigits(text, t + 4);
    int second = twoDigits(text, t + 7);
    if (text[t] != 'T'
        || text[t + 3] != ':'
        || text[t + 6] != ':'
        || (hour | minute | second) < 0
        || hour > 23
        || minute > 59
        || second > 59) {
      return -1;
    }
    epochSecond = latestDay * SECONDS_OF_A_DAY + (hour * 60L + minute) * 60 + second;
    return readFraction(text, end);
  }

  private int readFraction(byte[] text, int start) {
    nano = 0;
    if (text[start] == 'Z') {
      return start + 1;
    }
    if (text[start] != '.') {
      return -1;
    }
    int i = start + 1;
    int unit = 100_000_000;
    while (i < text.length && text[i] >= '0' && text[i] <= '9' && unit > 0) {
      nano += (text[i++] - '0') * unit;
      unit /= 10;
    }
    return i > start + 1 && i < text.length && text[i] == 'Z' ? i + 1 : -1;
  }

  /** Parses only a date that differs from the previous one. */
  private boolean readDate(byte[] text, int start) {
    if (Arrays.equals(text, start, start + DATE, latestDate, 0, DATE)) {
      return true;
    }
    try {
      latestDay = LocalDate.parse(new String(text, start, DATE, US_ASCII)).toEpochDay();
      latestDate = Arrays.copyOfRange(text, start, start + DATE);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static int twoDigits(byte[] text, int start) {
    int tens = text[start] - '0';
    int ones = text[start + 1] - '0';
    return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? 10 * tens + ones : -1;
  }

  /** The time that was read last; undefined if that failed. */
  public Instant toInstant() {
    return Instant.ofEpochSecond(epochSecond, nano);
  }
}
