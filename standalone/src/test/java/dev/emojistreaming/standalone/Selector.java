package dev.emojistreaming.standalone;

import dev.emojistreaming.testkit.metrics.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A selector of a PromQL expression: selects series of a metric by their labels.
 *
 * @param conditions conditions on labels; all must hold
 */
record Selector(String metric, List<Condition> conditions) {

  /** Words of PromQL; every other name is a metric. */
  private static final Set<String> KEYWORDS = Set.of("and", "or", "unless", "offset", "bool");

  private static final Pattern TOKEN =
      Pattern.compile(
          """
          "[^"]*"
          | \\[[^\\]]*\\]
          | \\b(?:by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)
          | \\b\\d[\\w.]*
          | (?<name>[a-zA-Z_:][\\w:]*)
            (?:\\s*(?<call>\\(|(?:by|without)\\s*\\([^)]*\\))|\\s*\\{(?<labels>[^}]*)\\})?
          """,
          Pattern.COMMENTS);

  private static final Pattern CONDITION =
      Pattern.compile("(?<label>\\w+)\\s*(?<operator>=~|!~|!=|=)\\s*\"(?<value>[^\"]*)\"");

  /** The selectors of an expression, in order. */
  static List<Selector> of(String expression) {
    List<Selector> selectors = new ArrayList<>();
    Matcher token = TOKEN.matcher(expression);
    while (token.find()) {
      String name = token.group("name");
      if (name != null && token.group("call") == null && !KEYWORDS.contains(name)) {
        String labels = token.group("labels");
        selectors.add(new Selector(name, Condition.all(labels == null ? "" : labels)));
      }
    }
    return selectors;
  }

  /** Whether it selects a series, by the labels that the program exports. */
  boolean selects(Sample sample) {
    return sample.name().equals(metric)
        && conditions.stream().allMatch(condition -> condition.holds(sample.labels()));
  }

  /** One selector for each alternative of {@code a|b} conditions; each must select a series. */
  Stream<Selector> alternatives() {
    List<Selector> alternatives = List.of(this);
    for (int i = 0; i < conditions.size(); i++) {
      int index = i;
      alternatives =
          alternatives.stream()
              .flatMap(each -> conditions.get(index).alternatives().map(c -> each.with(index, c)))
              .toList();
    }
    return alternatives.stream();
  }

  private Selector with(int index, Condition condition) {
    List<Condition> changed = new ArrayList<>(conditions);
    changed.set(index, condition);
    return new Selector(metric, changed);
  }

  /** A condition on a label's value. */
  record Condition(String label, String operator, String value) {

    /** Labels that Prometheus adds. */
    private static final Set<String> TARGET_LABELS = Set.of("job", "namespace", "instance", "pod");

    private static final Pattern WORDS = Pattern.compile("\\w+(\\|\\w+)+");

    private static List<Condition> all(String labels) {
      return CONDITION.matcher(labels).results().map(Condition::of).toList();
    }

    private static Condition of(MatchResult result) {
      return new Condition(result.group(1), result.group(2), result.group(3));
    }

    boolean holds(Map<String, String> labels) {
      if (TARGET_LABELS.contains(label)) {
        return true;
      }
      String actual = labels.getOrDefault(label, "");
      return switch (operator) {
        case "=" -> actual.equals(value);
        case "!=" -> !actual.isEmpty() && !actual.equals(value);
        case "=~" -> actual.matches(value);
        case "!~" -> !actual.isEmpty() && !actual.matches(value);
        default -> throw new IllegalStateException(operator);
      };
    }

    private Stream<Condition> alternatives() {
      return operator.equals("=~") && WORDS.matcher(value).matches()
          ? Stream.of(value.split("\\|")).map(word -> new Condition(label, "=", word))
          : Stream.of(this);
    }
  }
}
