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

/** The chart, and its manifests as Helm renders them. */
public final class Chart {

  static final Path FOLDER = ProjectRoot.resolve("helm/emoji-streaming");
  static final String RELEASE = "live";
  static final String NAMESPACE = "event";

  /** The chart renders the same manifests for every version that it supports. */
  static final String KUBERNETES = "1.33.0";

  private static final Helm HELM = new Helm(withoutHooks());
  private static final Map<ValueSet, List<Manifest>> RENDERED = new ConcurrentHashMap<>();

  private Chart() {}

  /** Renders the manifests of an installation, including hooks and tests. */
  public static List<Manifest> render(ValueSet values) {
    return RENDERED.computeIfAbsent(values, set -> parse(template().withValuesFile(set.file())));
  }

  /**
   * Renders the set {@code default} with other single values, as {@code helm template --set} does.
   *
   * @throws IllegalStateException with Helm's message if Helm rejects the values
   */
  static List<Manifest> render(Map<String, ?> values) {
    TemplateCommand template = template().withValuesFile(ValueSet.named("default").file());
    values.forEach(template::set);
    return parse(template);
  }

  /** Helm's library returns null for an installation without objects. */
  private static List<Manifest> parse(TemplateCommand template) {
    String rendered = template.call();
    return rendered == null ? List.of() : Manifest.parse(rendered);
  }

  private static TemplateCommand template() {
    return HELM.template().withName(RELEASE).withNamespace(NAMESPACE).withKubeVersion(KUBERNETES);
  }

  /** The notes that Helm prints after an installation. */
  static String notes(ValueSet values) {
    String output =
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
    return output.substring(output.indexOf("NOTES:"));
  }

  /**
   * Copies the chart and turns its hooks into ordinary manifests, because Helm's library does not
   * render hooks.
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
