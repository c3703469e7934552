package dev.emojistreaming.contract;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads timestamps in the forms that clients send. */
final class Iso8601 {

  /** The accepted forms, as a phrase after "must be". */
  static final String PROFILE =
      "YYYY-MM-DDThh:mm[:ss[.fraction]] or YYYYMMDDThhmm[ss[.fraction]], then Z, ±hh:mm, ±hhmm, ±hh"
          + " or nothing for UTC, such as 2026-11-23T18:30:00.250Z";

  private static final int MAX_LENGTH = 48;
  private static final int MAX_FRACTION = 9;

  /** The index after the seconds of {@code 2026-11-23T18:30:00}. */
  private static final int SECONDS_END = 19;

  private static final DateTimeFormatter DATE_TIME_WITH_OPTIONAL_OFFSET =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .optionalStart()
          .parseLenient() // allows minutes after the hours, with or without a colon
          .appendOffset("+HH", "Z")
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  /** The groups of a date and a time, each in the extended or in the basic format. */
  private static final Pattern EXTENDED_OR_BASIC =
      Pattern.compile(
          "(?<year>\\d{4})(-?)(?<month>\\d{2})\\2(?<day>\\d{2})[Tt]"
              + "(?<hour>\\d{2})(:?)(?<minute>\\d{2})(?:\\6(?<second>\\d{2})"
              + "(?:[.,](?<fraction>\\d{1,9}))?)?(?<offset>[Zz]|[+-]\\d{2}(?::?\\d{2})?)?");

  private Iso8601() {}

  /**
   * Reads a date and a time in one of the forms of {@link #PROFILE}. Python's {@code
   * datetime.utcnow().isoformat()} writes no offset; GNU {@code date --iso-8601=ns} writes a comma
   * before the fraction.
   *
   * @return null if the text is not such a timestamp
   */
  static @Nullable Instant parse(String text) {
    if (text.length() > MAX_LENGTH) {
      return null;
    }
    Instant plain = parsePlain(text);
    return plain != null ? plain : parseByFormatter(text);
  }

  /**
   * Reads {@code 2026-11-23T18:30:00Z}, with up to nine digits of a fraction, about fifteen times
   * as fast as the formatter. Most clients send this form.
   *
   * @return null if the text has another form or is not a valid date
   */
  private static @Nullable Instant parsePlain(String text) {
    int last = text.length() - 1;
    if (last < SECONDS_END
        || text.charAt(last) != 'Z'
        || text.charAt(4) != '-'
        || text.charAt(7) != '-'
        || text.charAt(10) != 'T'
        || text.charAt(13) != ':'
        || text.charAt(16) != ':') {
      return null;
    }
    int year = number(text, 0, 4);
    int month = number(text, 5, 7);
    int day = number(text, 8, 10);
    int hour = number(text, 11, 13);
    int minute = number(text, 14, 16);
    int second = number(text, 17, SECONDS_END);
    int nano = nanos(text, last);
    if ((year | month | day | hour | minute | second | nano) < 0) {
      return null;
    }
    try {
      return LocalDateTime.of(year, month, day, hour, minute, second, nano)
          .toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** The fraction before the final Z in nanoseconds, 0 without one; negative if malformed. */
  private static int nanos(String text, int last) {
    if (last == SECONDS_END) {
      return 0;
    }
    int digits = last - SECONDS_END - 1;
    if (text.charAt(SECONDS_END) != '.' || digits < 1 || digits > MAX_FRACTION) {
      return -1;
    }
    int fraction = number(text, SECONDS_END + 1, last);
    for (int i = digits; i < MAX_FRACTION; i++) {
      fraction *= 10;
    }
    return fraction;
  }

  /** The number between two indexes; negative if there is a character other than a digit. */
  private static int number(String text, int start, int end) {
    int number = 0;
    for (int i = start; i < end; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = 10 * number + digit;
    }
    return number;
  }

  static @Nullable Instant parseByFormatter(String text) {
    Matcher time = EXTENDED_OR_BASIC.matcher(text);
    if (!time.matches()) {
      return null; // the formatter would accept other years and offsets
    }
    try {
      TemporalAccessor parsed =
          DATE_TIME_WITH_OPTIONAL_OFFSET.parseBest(
              extended(time), OffsetDateTime::from, LocalDateTime::from);
      return parsed instanceof OffsetDateTime withOffset
          ? withOffset.toInstant()
          : ((LocalDateTime) parsed).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** The time in the extended format with a point. */
  private static String extended(Matcher time) {
    String minutes =
        "%s-%s-%sT%s:%s"
            .formatted(
                time.group("year"),
                time.group("month"),
                time.group("day"),
                time.group("hour"),
                time.group("minute"));
    return minutes
        + prefixed(":", time.group("second"))
        + prefixed(".", time.group("fraction"))
        + prefixed("", time.group("offset"));
  }

  private static String prefixed(String prefix, @Nullable String group) {
    return group == null ? "" : prefix + group;
  }
}
