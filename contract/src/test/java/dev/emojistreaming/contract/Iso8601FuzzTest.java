package dev.emojistreaming.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.emojistreaming.fuzzkit.FuzzCase;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

class Iso8601FuzzTest extends FuzzCase {

  private static final Pattern[] DATES = {
    Pattern.compile("(\\d{4})-(\\d\\d)-(\\d\\d)"), Pattern.compile("(\\d{4})(\\d\\d)(\\d\\d)")
  };

  private static final Pattern[] TIMES = {
    Pattern.compile("(\\d\\d):(\\d\\d)(?::(\\d\\d)(?:[.,](\\d{1,9}))?)?([^\\d:,.].*)?"),
    Pattern.compile("(\\d\\d)(\\d\\d)(?:(\\d\\d)(?:[.,](\\d{1,9}))?)?([^\\d:,.].*)?")
  };

  private static final Pattern CANONICAL =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:[.]\\d{1,9})?Z");

  private static final Pattern OFFSET = Pattern.compile("([+-])(\\d\\d)(?::?(\\d\\d))?");

  Iso8601FuzzTest() {
    super(Iso8601.class, CanonicalTime.class);
  }

  @Override
  protected Stream<byte[]> seeds() {
    return texts(
        "2026-11-23T18:30:00Z",
        "2026-11-23T18:30:00.250Z",
        "2026-11-23T18:30:00.123456789Z",
        "2026-11-23T18:30:00.1234567890Z",
        "2026-11-23T18:30:00.Z",
        "2026-11-23T18:30:00,5z",
        "2026-11-23T18:30",
        "2026-11-23t18:30:59.9+05:30",
        "2026-11-23T18:30:59-0530",
        "2026-11-23T18:30:59+05",
        "20261123T183059.5Z",
        "20261123T1830",
        "2026-1123T18:30:00Z",
        "2026-11-23T1830:00Z",
        "2024-02-29T23:59:59Z",
        "2023-02-29T23:59:60Z",
        "2026-13-32T24:61:61Z",
        "0000-01-01T00:00:00Z",
        "9999-12-31T23:59:59.999999999-18:00",
        "+12026-11-23T18:30:00Z",
        "-2026-11-23T18:30:00Z",
        "2026-11-23T18:30:00+01:02:03",
        "2026-11-23T18:30:00+19:00",
        "2026-11-23 18:30:00Z",
        "2026-11-23T18:30:00Z".repeat(3),
        "2026-11-23T18:30:00 x/",
        "2026-11-23T18:30:00",
        "2026-11-23T00:00:00.1Z/",
        "2026-11-23T18:30:00-",
        "2026-11-23T183000Z",
        "2026-11-23",
        "2026-11-23T24:00:00Z.",
        "2026-11-23T23:60:00Z.",
        "2026-11-23T23:59:60Z.",
        "2026-11-23T23:59:59x.",
        "2026-11-23T23:59:59.x",
        "");
  }

  @Override
  protected void check(byte[] input) {
    String text = new String(input, UTF_8);
    assertThat(Iso8601.parse(text)).as(text).isEqualTo(expected(text));
    requireCanonical(input);
  }

  /** {@link CanonicalTime} reads the one form as {@code java.time} does, and declines others. */
  private static void requireCanonical(byte[] input) {
    CanonicalTime time = new CanonicalTime();
    Matcher canonical = CANONICAL.matcher(new String(input, ISO_8859_1));
    Instant expected = canonical.lookingAt() ? expected(canonical.group()) : null;
    for (String round : new String[] {"first", "on the same date"}) {
      int end = time.read(input, 0);
      assertThat(end).as(round).isEqualTo(expected == null ? -1 : canonical.end());
      if (expected != null) {
        assertThat(time.toInstant()).as(round).isEqualTo(expected);
      }
    }
  }

  /** A second opinion: each form of a date with each of a time, and {@code java.time}. */
  private static Instant expected(String text) {
    for (Pattern dateForm : DATES) {
      for (Pattern timeForm : TIMES) {
        String[] parts = text.split("[Tt]", 2);
        Matcher date = dateForm.matcher(parts[0]);
        Matcher time = timeForm.matcher(parts[parts.length - 1]);
        if (parts.length == 2 && date.matches() && time.matches()) {
          return expected(date, time);
        }
      }
    }
    return null;
  }

  private static Instant expected(Matcher date, Matcher time) {
    try {
      return LocalDateTime.of(
              number(date.group(1)),
              number(date.group(2)),
              number(date.group(3)),
              number(time.group(1)),
              number(time.group(2)),
              number(time.group(3)),
              nanos(time.group(4)))
          .toInstant(offset(time.group(5)));
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static int number(String digits) {
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  private static int nanos(String fraction) {
    return fraction == null ? 0 : Integer.parseInt((fraction + "000000000").substring(0, 9));
  }

  private static ZoneOffset offset(String text) {
    if (text == null || text.equalsIgnoreCase("Z")) {
      return ZoneOffset.UTC;
    }
    Matcher parts = OFFSET.matcher(text);
    if (!parts.matches()) {
      throw new DateTimeException("not an offset");
    }
    int sign = parts.group(1).equals("-") ? -1 : 1;
    return ZoneOffset.ofHoursMinutes(sign * number(parts.group(2)), sign * number(parts.group(3)));
  }
}
