package dev.emojistreaming.deployment.chart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of the chart's values with its documentation in {@code values.yaml}.
 *
 * @param path the names from the root, separated by dots
 * @param meaning the comment before the value
 * @param defaultValue the default as it is written in the file
 */
record Values(String path, String meaning, String defaultValue) {

  private static final Pattern COMMENT = Pattern.compile(" *# -- (.+)");
  private static final Pattern NAME = Pattern.compile("( *)([A-Za-z]+):(?: (.+))?");
  private static final int INDENTATION = 2;

  /** All values in the order of the file, without the names that only group others. */
  static List<Values> ofChart() {
    List<Values> all = new ArrayList<>();
    Deque<String> names = new ArrayDeque<>();
    String meaning = "";
    for (String line : lines()) {
      Matcher comment = COMMENT.matcher(line);
      Matcher name = NAME.matcher(line);
      if (comment.matches()) {
        meaning = comment.group(1);
      } else if (name.matches()) {
        while (names.size() > name.group(1).length() / INDENTATION) {
          names.removeLast();
        }
        names.addLast(name.group(2));
        if (name.group(3) != null) {
          all.add(new Values(String.join(".", names), meaning, name.group(3)));
        }
        meaning = "";
      }
    }
    return all;
  }

  private static List<String> lines() {
    try {
      return Files.readAllLines(Chart.FOLDER.resolve("values.yaml"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The row of the README's table. */
  String row() {
    return "| `%s` | %s | `%s` |".formatted(path, meaning, defaultValue);
  }
}
