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
 * An object that Kubernetes is asked for.
 *
 * @param tree all of it
 */
public record Manifest(JsonNode tree) {

  private static final ObjectMapper YAML = new YAMLMapper();

  /** Where objects of our kinds have templates of pods. */
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

  /** Reads documents of YAML, the empty ones left out. */
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

  /** Kind with its version, such as {@code apps/v1 Deployment}. */
  public String type() {
    return apiVersion() + " " + kind();
  }

  public String name() {
    return text("/metadata/name");
  }

  /** What is at a JSON pointer; empty when there is nothing. */
  public String text(String pointer) {
    return tree.at(pointer).asText();
  }

  /** What is at a JSON pointer, element by element. */
  public Stream<JsonNode> each(String pointer) {
    return tree.at(pointer).valueStream();
  }

  /** The pods that it makes, those of a file in a ConfigMap included. */
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

  /** Kubeflow's operator gives pods the labels of its object, then those of their role. */
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
