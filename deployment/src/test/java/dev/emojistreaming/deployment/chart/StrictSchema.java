package dev.emojistreaming.deployment.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Closes a structural schema as the API server's strict validation does: unknown fields are
 * rejected. Without strict validation the server drops them silently.
 */
final class StrictSchema {

  private static final String PROPERTIES = "properties";
  private static final String ADDITIONAL = "additionalProperties";

  private StrictSchema() {}

  /** Returns a closed copy. */
  static JsonNode of(JsonNode structural) {
    JsonNode copy = structural.deepCopy();
    // The API server defines these fields.
    for (String field : List.of("apiVersion", "kind", "metadata")) {
      ((ObjectNode) copy.get(PROPERTIES)).putObject(field);
    }
    close(copy);
    return copy;
  }

  private static void close(JsonNode schema) {
    if (schema instanceof ObjectNode node) {
      JsonNode properties = node.path(PROPERTIES);
      properties.forEach(StrictSchema::close);
      close(node.path("items"));
      close(node.path(ADDITIONAL));
      if (!properties.isEmpty()
          && !node.has(ADDITIONAL)
          && !node.path("x-kubernetes-preserve-unknown-fields").asBoolean()) {
        node.put(ADDITIONAL, false);
      }
    }
  }
}
