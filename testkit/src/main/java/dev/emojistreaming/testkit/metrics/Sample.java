package dev.emojistreaming.testkit.metrics;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A time series and its value at one moment: a line of Prometheus' text format.
 *
 * @param labels values by name, unescaped
 */
public record Sample(String name, Map<String, String> labels, double value) {

  private static final Pattern SERIES =
      Pattern.compile("(?<name>[a-zA-Z_:][\\w:]*)(?:\\{(?<labels>.*)\\})?");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");
  private static final Pattern ESCAPED = Pattern.compile("\\\\(.)");

  /**
   * Reads a line that is not a comment.
   *
   * @throws IllegalArgumentException if it is not a sample
   */
  static Sample parse(String line) {
    int end = line.lastIndexOf(' ');
    if (end < 0) {
      throw new IllegalArgumentException("not a sample: " + line);
    }
    return parse(line.substring(0, end), Double.parseDouble(infinity(line.substring(end + 1))));
  }

  /** Reads a series, such as {@code name_total{place="kafka"}}. */
  static Sample parse(String series, double value) {
    Matcher matcher = SERIES.matcher(series);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not a series: " + series);
    }
    Map<String, String> labels = new HashMap<>();
    String text = matcher.group("labels");
    if (text != null) {
      LABEL
          .matcher(text)
          .results()
          .forEach(label -> labels.put(label.group(1), unescape(label.group(2))));
    }
    return new Sample(matcher.group("name"), Map.copyOf(labels), value);
  }

  /** The format has {@code +Inf} where Java has {@code Infinity}. */
  private static String infinity(String value) {
    return value.replace("Inf", "Infinity");
  }

  private static String unescape(String value) {
    return ESCAPED
        .matcher(value)
        .replaceAll(
            escape ->
                Matcher.quoteReplacement(escape.group(1).equals("n") ? "\n" : escape.group(1)));
  }
}
