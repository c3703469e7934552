package dev.emojistreaming.standalone;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A line of what a program tells Prometheus, without its value. */
record Sample(String name, Map<String, String> labels) {

  private static final Pattern LINE =
      Pattern.compile("(?<name>[a-zA-Z_:][\\w:]*)(?:\\{(?<labels>.*)\\})? \\S+");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

  /** Reads the text format. */
  static List<Sample> parse(String text) {
    return text.lines().filter(line -> !line.startsWith("#")).map(Sample::of).toList();
  }

  private static Sample of(String line) {
    Matcher matcher = LINE.matcher(line);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("no sample: " + line);
    }
    Map<String, String> labels = new HashMap<>();
    String text = matcher.group("labels");
    if (text != null) {
      LABEL.matcher(text).results().forEach(label -> labels.put(label.group(1), label.group(2)));
    }
    return new Sample(matcher.group("name"), labels);
  }
}
