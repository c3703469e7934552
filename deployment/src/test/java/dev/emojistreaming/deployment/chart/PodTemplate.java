package dev.emojistreaming.deployment.chart;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A pod template of an object.
 *
 * @param owner the object, for messages
 * @param tree metadata and specification of the pod
 */
public record PodTemplate(String owner, JsonNode tree) {

  public JsonNode spec() {
    return tree.get("spec");
  }

  Stream<JsonNode> containers() {
    return Stream.of("initContainers", "containers")
        .flatMap(field -> spec().path(field).valueStream());
  }

  /** The only container. */
  public JsonNode container() {
    List<JsonNode> containers = containers().toList();
    if (containers.size() != 1) {
      throw new IllegalStateException(this + " has " + containers.size() + " containers");
    }
    return containers.get(0);
  }

  Map<String, String> labels() {
    return texts(tree.at("/metadata/labels"));
  }

  /** The fields of an object as strings, by name. */
  public static Map<String, String> texts(JsonNode object) {
    return object
        .propertyStream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().asText()));
  }

  @Override
  public String toString() {
    return owner;
  }
}
