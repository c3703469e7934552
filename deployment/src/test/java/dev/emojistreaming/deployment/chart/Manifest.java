package dev.emojistreaming.deployment.chart;

import static java.util.Spliterator.ORDERED;
import static java.util.Spliterators.spliteratorUnknownSize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * One object of an installation.
 *
 * @param tree the whole object
 */
public record Manifest(JsonNode tree) {

  private static final ObjectMapper YAML = new YAMLMapper();

  /** JSON pointers to the pod templates of each kind. */
  private static final Map<String, List<String>> POD_TEMPLATES =
      Map.of(
          "apps/v1 Deployment", List.of("/spec/template"),
          "apps/v1 StatefulSet", List.of("/spec/template"),
          "batch/v1 Job", List.of("/spec/template"),
          "v1 Pod", List.of(""),
          "sparkoperator.k8s.io/v1beta2 SparkApplication",
              List.of("/spec/driver/template", "/spec/executor/template"),
          "spark.apache.org/v1 SparkApplication",
              List.of("/spec/driverSpec/podTemplateSpec", "/spec/executorSpec/podTemplateSpec"));

  /** Reads YAML documents; skips empty documents. */
  static List<Manifest> parse(String yaml) {
    try (MappingIterator<JsonNode> documents = YAML.readerFor(JsonNode.class).readValues(yaml)) {
      return StreamSupport.stream(spliteratorUnknownSize(documents, ORDERED), false)
          .filter(JsonNode::isObject)
          .map(Manifest::new)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String apiVersion() {
    return text("/apiVersion");
  }

  public String kind() {
    return text("/kind");
  }

  /** API version and kind, such as {@code apps/v1 Deployment}. */
  public String type() {
    return apiVersion() + " " + kind();
  }

  public String name() {
    return text("/metadata/name");
  }

  /** The string at a JSON pointer; empty if there is none. */
  public String text(String pointer) {
    return tree.at(pointer).asText();
  }

  /** The elements of the array at a JSON pointer. */
  public Stream<JsonNode> each(String pointer) {
    return tree.at(pointer).valueStream();
  }

  /** Its pod templates, including those in the files of a ConfigMap. */
  public List<PodTemplate> pods() {
    if (kind().equals("ConfigMap")) {
      return each("/data")
          .filter(file -> file.asText().contains("kind: Pod"))
          .flatMap(file -> parse(file.asText()).stream())
          .map(pod -> new PodTemplate(this + "'s file", pod.tree()))
          .toList();
    }
    return POD_TEMPLATES.getOrDefault(type(), List.of()).stream()
        .map(pointer -> new PodTemplate(this + pointer, labelled(pointer)))
        .toList();
  }

  /**
   * Adds labels as Kubeflow's operator does: those of the SparkApplication, then those of the role.
   */
  private JsonNode labelled(String pointer) {
    JsonNode template = tree.at(pointer);
    if (!apiVersion().startsWith("sparkoperator.k8s.io/")) {
      return template;
    }
    JsonNode copy = template.deepCopy();
    ObjectNode labels = (ObjectNode) copy.at("/metadata/labels");
    labels.setAll((ObjectNode) tree.at("/metadata/labels"));
    tree.at(pointer.replace("/template", "/labels"))
        .properties()
        .forEach(each -> labels.set(each.getKey(), each.getValue()));
    return copy;
  }

  @Override
  public String toString() {
    return kind() + " " + name();
  }
}
