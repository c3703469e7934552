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
import org.jspecify.annotations.Nullable;

/** Timestamps as clients write them. */
final class Iso8601 {

  private static final int MAX_LENGTH = 48;

  private static final DateTimeFormatter DATE_TIME_WITH_OPTIONAL_OFFSET =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .optionalStart()
          .parseLenient() // minutes may follow, with a colon or without
          .appendOffset("+HH", "Z")
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private Iso8601() {}

  /**
   * Reads a date and a time with {@code Z}, {@code +05:30}, {@code +0530}, {@code +05} or no offset
   * at all, which means UTC: Python's {@code datetime.utcnow().isoformat()} writes none.
   *
   * @return null when the text is not such a timestamp
   */
  static @Nullable Instant parse(String text) {
    if (text.length() > MAX_LENGTH) {
      return null;
    }
    try {
      TemporalAccessor parsed =
          DATE_TIME_WITH_OPTIONAL_OFFSET.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
      return parsed instanceof OffsetDateTime withOffset
          ? withOffset.toInstant()
          : ((LocalDateTime) parsed).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
