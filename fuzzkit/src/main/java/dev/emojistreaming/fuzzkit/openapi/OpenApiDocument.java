package dev.emojistreaming.fuzzkit.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The OpenAPI document that a service serves. References in it are resolved. */
final class OpenApiDocument {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");

  private final JsonNode root;
  private final SchemaRegistry registry = SchemaRegistry.withDialect(Dialects.getDraft202012());
  private final Map<JsonNode, Schema> schemas = new HashMap<>();

  private OpenApiDocument(JsonNode root) {
    this.root = root;
  }

  /** The document of the service with this management port, on loopback. */
  static OpenApiDocument served(int managementPort) throws IOException {
    URI address = URI.create("http://localhost:" + managementPort + "/q/openapi?format=json");
    return new OpenApiDocument(JSON.readTree(address.toURL()));
  }

  List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    root.path("paths")
        .forEachEntry(
            (path, item) ->
                item.forEachEntry(
                    (method, operation) -> {
                      if (METHODS.contains(method)) {
                        operations.add(operation(method, path, item, operation));
                      }
                    }));
    return operations;
  }

  private Operation operation(String method, String path, JsonNode item, JsonNode operation) {
    List<JsonNode> parameters =
        Stream.of(item, operation)
            .flatMap(each -> each.path("parameters").valueStream())
            .map(this::resolved)
            .toList();
    return new Operation(
        method.toUpperCase(Locale.ROOT),
        path,
        parameters,
        resolved(operation.at("/requestBody/content/application~1json/schema")),
        resolved(operation.path("responses")));
  }

  /** A copy without references. The documents have no recursive schemas. */
  private JsonNode resolved(JsonNode node) {
    if (node.has("$ref")) {
      return resolved(root.at(node.get("$ref").asText().substring(1)));
    }
    if (node instanceof ObjectNode object) {
      ObjectNode copy = JSON.createObjectNode();
      object.forEachEntry((name, value) -> copy.set(name, resolved(value)));
      return copy;
    }
    if (node instanceof ArrayNode array) {
      ArrayNode copy = JSON.createArrayNode();
      array.forEach(value -> copy.add(resolved(value)));
      return copy;
    }
    return node;
  }

  /** The schema of every error. */
  JsonNode problem() {
    return resolved(root.at("/components/schemas/Problem"));
  }

  /** Where a JSON text differs from a schema; a property that the schema lacks is a difference. */
  List<String> differences(JsonNode schema, byte[] json) {
    try {
      return schemas
          .computeIfAbsent(schema, each -> registry.getSchema(strict(each.deepCopy())))
          .validate(JSON.readTree(json))
          .stream()
          .map(Error::toString)
          .toList();
    } catch (IOException e) {
      return List.of("not JSON");
    }
  }

  private static JsonNode strict(JsonNode schema) {
    if (schema instanceof ObjectNode object
        && object.path("properties").isObject()
        && !object.has("additionalProperties")) {
      object.put("unevaluatedProperties", false);
    }
    schema.forEach(OpenApiDocument::strict);
    return schema;
  }
}
