package dev.emojistreaming.contract.setting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.emojistreaming.fuzzkit.FuzzCase;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

class DurationTextFuzzTest extends FuzzCase {

  private static final Pattern PART = Pattern.compile("([\\d.]+)(ms|[dhms]|$)");

  DurationTextFuzzTest() {
    super(DurationText.class);
  }

  @Override
  protected Stream<byte[]> seeds() {
    return texts(
        "0",
        "10",
        "1.5",
        ".5",
        "5.",
        "500ms",
        "10s",
        "1.5m",
        "1h30m",
        "7d",
        "1M",
        " 1h ",
        "PT10S",
        "pt1.5h",
        "P2DT3H",
        "-PT1S",
        "0.000000001",
        "0.0000000001ms",
        "0.0001ms",
        "1.0000001ms",
        "999999999999d",
        "999999999999.999999999s",
        "PT9223372036854775807S",
        "PT1000000000000000S",
        "1w",
        "1 h",
        "h",
        "1h30",
        "soon",
        "");
  }

  @Override
  protected void check(byte[] input) {
    String text = new String(input, UTF_8);
    Duration duration;
    try {
      duration = DurationText.parse(text);
    } catch (IllegalArgumentException e) {
      assertThat(e.getMessage()).isEqualTo("not a duration: " + text);
      return;
    }
    String stripped = text.strip().toLowerCase(Locale.ROOT);
    if (stripped.contains("p")) {
      assertThat(duration).isEqualTo(Duration.parse(stripped));
    } else {
      assertThat(seconds(duration)).isEqualByComparingTo(sum(stripped));
    }
    if (isWholeMillis(duration)) {
      assertThat(DurationText.parse(DurationText.format(duration))).isEqualTo(duration);
    }
  }

  /** Those that a setting may have, and more. */
  private static boolean isWholeMillis(Duration duration) {
    return !duration.isNegative()
        && duration.toDays() < 10_000
        && duration.equals(Duration.ofMillis(duration.toMillis()));
  }

  private static BigDecimal seconds(Duration duration) {
    return BigDecimal.valueOf(duration.getSeconds()).add(BigDecimal.valueOf(duration.getNano(), 9));
  }

  private static BigDecimal sum(String text) {
    return PART.matcher(text)
        .results()
        .map(DurationTextFuzzTest::secondsOf)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal secondsOf(MatchResult part) {
    String unit =
        switch (part.group(2)) {
          case "ms" -> "0.001";
          case "m" -> "60";
          case "h" -> "3600";
          case "d" -> "86400";
          default -> "1";
        };
    return new BigDecimal(part.group(1)).multiply(new BigDecimal(unit));
  }
}
