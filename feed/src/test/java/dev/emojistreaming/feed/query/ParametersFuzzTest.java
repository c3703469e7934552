package dev.emojistreaming.feed.query;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.emojistreaming.contract.Window;
import dev.emojistreaming.fuzzkit.FuzzCase;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;

/** Each input is from, to and step, separated by {@code &}; a missing one was not sent. */
class ParametersFuzzTest extends FuzzCase {

  private static final Instant NOW = Instant.parse("2026-11-23T18:30:01Z");
  private static final Instant MIN = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant MAX = Instant.parse("9999-12-31T23:59:59Z");

  private static final Set<String> ERRORS =
      Set.of(
          "from must be a time such as 2026-11-23T20:00:00Z",
          "to must be a time such as 2026-11-23T20:00:00Z",
          "step must be a whole number from 2 to 3600",
          "step must be a multiple of 2, the length of a window",
          "from must be before to, and at most 3600 steps before it");

  ParametersFuzzTest() {
    super(NumberParameter.class, TimeParameter.class, CountsRange.class);
  }

  @Override
  protected Stream<byte[]> seeds() {
    return texts(
        "",
        "2026-11-23T18:00:00Z",
        "2026-11-23T18:00:01.5Z&2026-11-23T18:10:00Z&10",
        "2026-11-23T18:00:00+02:00&2026-11-23T20:00:00+02:00&2",
        "2026-11-23T18:30:02Z",
        "2026-11-23T18:30:00Z&2026-11-23T18:30:00Z",
        "2026-11-23T16:30:00Z&2026-11-23T18:30:00Z&2",
        "2026-11-23T16:30:02Z&2026-11-23T18:30:00Z&2",
        "0001-01-01T00:00:00Z&9999-12-31T23:59:59Z&3600",
        "0000-12-31T23:59:59Z",
        "&0001-01-01T00:00:00Z",
        "&+10000-01-01T00:00:00Z",
        "&9999-12-31T23:59:59.1Z",
        "2026-11-23T18:00:00Z&&3600",
        "2026-11-23T18:00:00Z&2026-11-23T18:10:00Z&3602",
        "2026-11-23T18:00:00Z&2026-11-23T18:10:00Z&1",
        "2026-11-23T18:00:00Z&2026-11-23T18:10:00Z&3",
        "2026-11-23T18:00:00Z&2026-11-23T18:10:00Z&-2",
        "2026-11-23T18:00:00Z&2026-11-23T18:10:00Z&99999999999",
        "2026-11-23T18:00:00Z&2026-11-23T18:10:00Z&1000",
        "2026-11-23T18:00:00Z&2026-11-23T18:10:00Z&1001",
        "now&soon&often");
  }

  @Override
  protected void check(byte[] input) {
    String[] parts = new String(input, UTF_8).split("&", -1);
    String from = part(parts, 0);
    String to = part(parts, 1);
    String step = part(parts, 2);
    requireNumber(step == null ? from : step);
    requireTime(from);
    try {
      requireRange(CountsRange.parse(from, to, step, NOW), from, to, step);
      assertThat(isRange(from, to, step)).isTrue();
    } catch (InvalidParameterException e) {
      assertThat(e.error().sentence()).isIn(ERRORS);
      assertThat(isRange(from, to, step)).isFalse();
    }
  }

  /** A second opinion. */
  private static boolean isRange(String from, String to, String step) {
    if (!isTime(from) || !isTime(to) || !(step == null || isWithin(step, 2, 3_600))) {
      return false;
    }
    Instant end = to == null ? NOW : Instant.parse(to);
    Instant start = from == null ? end.minusSeconds(300) : Instant.parse(from);
    long seconds = end.getEpochSecond() - Math.floorDiv(start.getEpochSecond(), 2) * 2;
    int length = step == null ? 2 : Integer.parseInt(step);
    boolean isBefore = seconds > 0 || (seconds == 0 && end.getNano() > 0);
    return isBefore && length % 2 == 0 && seconds < 3_600L * length;
  }

  private static boolean isTime(String text) {
    try {
      Instant time = text == null ? NOW : Instant.parse(text);
      return !time.isBefore(MIN) && !time.isAfter(MAX);
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static String part(String[] parts, int index) {
    return index < parts.length && !parts[index].isEmpty() ? parts[index] : null;
  }

  private static void requireRange(CountsRange range, String from, String to, String step) {
    assertThat(range.from()).isEqualTo(Window.startOf(range.from())).isBefore(range.to());
    assertThat(range.step()).isBetween(Duration.ofSeconds(2), Duration.ofHours(1));
    assertThat(range.step().toSeconds() % 2).isZero();
    assertThat(range.to()).isBefore(range.from().plus(range.step().multipliedBy(3_600)));
    Instant end = to == null ? NOW : Instant.parse(to);
    assertThat(range.to()).isEqualTo(end);
    Instant start = from == null ? end.minusSeconds(300) : Instant.parse(from);
    assertThat(range.from()).isBeforeOrEqualTo(start).isAfter(start.minus(Window.LENGTH));
    assertThat(range.step().toSeconds()).isEqualTo(step == null ? 2 : Integer.parseInt(step));
  }

  private static void requireNumber(String text) {
    NumberParameter parameter = new NumberParameter("n", 1, 1_000);
    boolean isValid = text == null || isWithin(text, 1, 1_000);
    InvalidParameterException refused =
        catchThrowableOfType(
            InvalidParameterException.class,
            () ->
                assertThat(parameter.parse(text, 10))
                    .isEqualTo(text == null ? 10 : new BigInteger(text).intValueExact()));
    assertThat(refused == null).as(text).isEqualTo(isValid);
    if (refused != null) {
      assertThat(refused.error().sentence()).isEqualTo("n must be a whole number from 1 to 1000");
    }
  }

  private static boolean isWithin(String text, int min, int max) {
    try {
      BigInteger number = new BigInteger(text);
      return number.compareTo(BigInteger.valueOf(min)) >= 0
          && number.compareTo(BigInteger.valueOf(max)) <= 0;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static void requireTime(String text) {
    TimeParameter parameter = new TimeParameter("from");
    try {
      Instant time = parameter.parse(text, NOW);
      assertThat(isTime(text)).isTrue();
      assertThat(time).isBetween(MIN, MAX);
      assertThat(parameter.parse(time.toString(), NOW)).isEqualTo(time);
      assertThat(time).isEqualTo(text == null ? NOW : Instant.parse(text));
    } catch (InvalidParameterException e) {
      assertThat(isTime(text)).isFalse();
      assertThat(e.error().sentence())
          .isEqualTo("from must be a time such as 2026-11-23T20:00:00Z");
    }
  }
}
