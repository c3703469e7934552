import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Searches the project's prose, comments, strings and names for the patterns of {@code words.txt}. Exceptions are in {@code words-allowed.txt}, each with its reason. Exit
 * status 1 when it finds a pattern, or an exception that is not needed.
 *
 * <p>Run from the project's root: {@code java .ci/CheckWords.java}
 */
final class CheckWords {

  private static final Set<String> FOLDERS_OF_TOOLS =
      Set.of("target", "node_modules", "data", ".git", ".mvn", "artifacts");
  private static final Pattern TEXTS =
      Pattern.compile(
          ".*\\.(java|js|mjs|md|ya?ml|html|css|tpl|txt|properties|xml|json)|(.*/)?(Dockerfile.*|start|run)");
  private static final Pattern NOT_OURS =
      Pattern.compile(
          "\\.ci/words.*|LICENSE|.*/emoji-17\\.0-.*|.*package-lock\\.json|mvnw|\\.ci/CheckWords\\.java");

  private record Rule(Pattern pattern, String instead) {}

  private record Allowed(String file, String text) {}

  public static void main(String[] arguments) throws IOException {
    List<Rule> rules = rules();
    Set<Allowed> exceptions = exceptions();
    Set<Allowed> used = new LinkedHashSet<>();
    List<String> findings = new ArrayList<>();
    for (Path file : texts(Path.of("."))) {
      List<String> lines = Files.readAllLines(file);
      for (int i = 0; i < lines.size(); i++) {
        String line = lines.get(i);
        Set<Allowed> allowed = new LinkedHashSet<>(exceptions);
        allowed.removeIf(e -> !e.file.equals(file.toString()) || !line.contains(e.text));
        for (Rule rule : rules) {
          Matcher match = rule.pattern.matcher(line);
          if (!match.find()) {
            continue;
          }
          if (allowed.isEmpty()) {
            findings.add(
                "%s:%d: \"%s\": %s".formatted(file, i + 1, match.group().strip(), rule.instead));
          }
          used.addAll(allowed);
        }
      }
    }
    exceptions.removeAll(used);
    exceptions.forEach(e -> findings.add(".ci/words-allowed.txt: not needed: " + e.file + ": " + e.text));
    findings.forEach(System.out::println);
    System.exit(findings.isEmpty() ? 0 : 1);
  }

  private static List<Rule> rules() throws IOException {
    List<Rule> rules = new ArrayList<>();
    for (String line : entries("words.txt")) {
      String[] parts = line.split("\\s{2,}", 2);
      rules.add(new Rule(Pattern.compile(parts[0]), parts[1]));
    }
    return rules;
  }

  private static Set<Allowed> exceptions() throws IOException {
    Set<Allowed> exceptions = new LinkedHashSet<>();
    for (String line : entries("words-allowed.txt")) {
      String[] parts = line.split(": ", 2);
      exceptions.add(new Allowed(parts[0], parts[1]));
    }
    return exceptions;
  }

  private static List<String> entries(String file) throws IOException {
    try (Stream<String> lines = Files.lines(Path.of(".ci", file))) {
      return lines.filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    }
  }

  private static List<Path> texts(Path folder) throws IOException {
    List<Path> texts = new ArrayList<>();
    try (Stream<Path> children = Files.list(folder).sorted()) {
      for (Path child : children.toList()) {
        if (Files.isDirectory(child) && !FOLDERS_OF_TOOLS.contains(child.getFileName().toString())) {
          texts.addAll(texts(child));
        } else if (isOurs(child.normalize().toString()) && Files.isRegularFile(child)) {
          texts.add(child.normalize());
        }
      }
    }
    return texts;
  }

  private static boolean isOurs(String file) {
    return TEXTS.matcher(file).matches() && !NOT_OURS.matcher(file).matches();
  }
}
