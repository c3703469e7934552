package dev.emojistreaming.deployment.chart;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.TemplateCommand;
import dev.emojistreaming.deployment.ProjectRoot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The chart, and what Helm makes of it. */
public final class Chart {

  static final Path FOLDER = ProjectRoot.resolve("helm/emoji-streaming");
  static final String RELEASE = "live";
  static final String NAMESPACE = "event";

  /** The oldest that the chart is for would do as well; nothing depends on it. */
  static final String KUBERNETES = "1.33.0";

  private static final Helm HELM = new Helm(withoutHooks());
  private static final Map<ValueSet, List<Manifest>> RENDERED = new ConcurrentHashMap<>();

  private Chart() {}

  /** What an installation consists of, its hooks and its tests included. */
  public static List<Manifest> render(ValueSet values) {
    return RENDERED.computeIfAbsent(values, set -> parse(template().withValuesFile(set.file())));
  }

  /**
   * The same with single values, as {@code --set} takes them.
   *
   * @throws IllegalStateException with what Helm says when it refuses them
   */
  static List<Manifest> render(Map<String, ?> values) {
    TemplateCommand template = template();
    values.forEach(template::set);
    return parse(template);
  }

  /** Helm's library has nothing at all for an installation without objects. */
  private static List<Manifest> parse(TemplateCommand template) {
    String rendered = template.call();
    return rendered == null ? List.of() : Manifest.parse(rendered);
  }

  private static TemplateCommand template() {
    return HELM.template().withName(RELEASE).withNamespace(NAMESPACE).withKubeVersion(KUBERNETES);
  }

  /** What Helm tells after an installation. */
  static String notes(ValueSet values) {
    String told =
        new Helm(FOLDER)
            .install()
            .withName(RELEASE)
            .withNamespace(NAMESPACE)
            .withKubeVersion(KUBERNETES)
            .withValuesFile(values.file())
            .dryRun()
            .clientOnly()
            .call()
            .getOutput();
    return told.substring(told.indexOf("NOTES:"));
  }

  /**
   * A copy whose hooks are ordinary manifests, as Helm's library leaves hooks out of what it
   * renders.
   */
  private static Path withoutHooks() {
    try {
      Path copy =
          Files.createTempDirectory(Files.createDirectories(Path.of("target/charts")), "chart-")
              .resolve(FOLDER.getFileName());
      try (Stream<Path> files = Files.walk(FOLDER, FileVisitOption.FOLLOW_LINKS)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Path target = copy.resolve(FOLDER.relativize(file).toString());
          Files.createDirectories(target.getParent());
          Files.writeString(target, Files.readString(file).replace("helm.sh/hook", "was/hook"));
        }
      }
      return copy.toAbsolutePath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
