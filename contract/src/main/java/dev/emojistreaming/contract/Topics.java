package dev.emojistreaming.contract;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The topics of the pipeline: their default names and their required configuration. The resource
 * {@code topics.txt} is the only definition; the Helm chart reads it too.
 */
public final class Topics {

  public static final String REACTIONS = "emoji_reactions";
  public static final String COUNTS = "emoji_counts";
  public static final String DEAD_LETTERS = "emoji_dead_letters";

  private static final String RESOURCE = "topics.txt";

  private Topics() {}

  /**
   * A topic as it must be created.
   *
   * @param config topic-level settings that differ from the broker's defaults
   */
  public record Definition(String name, int partitions, Map<String, String> config) {

    /** Reads a line such as {@code name 4 retention.ms=1000}. */
    static Definition parse(String line) {
      List<String> words = List.of(line.split(" "));
      return new Definition(
          words.get(0),
          Integer.parseInt(words.get(1)),
          words.stream()
              .skip(2)
              .map(setting -> setting.split("=", 2))
              .collect(Collectors.toUnmodifiableMap(setting -> setting[0], setting -> setting[1])));
    }

    private Definition named(String otherName) {
      return new Definition(otherName, partitions, config);
    }
  }

  /**
   * All topics of the pipeline.
   *
   * @param reactions the name of the topic of reactions, {@code EMOJI_TOPIC}
   */
  public static List<Definition> all(String reactions) {
    return definitions().stream()
        .map(topic -> topic.name().equals(REACTIONS) ? topic.named(reactions) : topic)
        .toList();
  }

  private static List<Definition> definitions() {
    try (InputStream in = Objects.requireNonNull(Topics.class.getResourceAsStream(RESOURCE));
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return lines.lines().filter(line -> !line.startsWith("#")).map(Definition::parse).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + RESOURCE, e);
    }
  }
}
