package dev.emojistreaming.fuzzkit.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Random;

/** Values that a schema allows, from its examples where it has some. For one thread. */
final class Values {

  private static final int MAX_LENGTH = 20;
  private static final int MAX_ITEMS = 5;

  private final Random random;

  Values(Random random) {
    this.random = random;
  }

  JsonNode of(JsonNode schema) {
    JsonNode examples = schema.path("examples");
    if (!examples.isEmpty()) {
      return examples.get(random.nextInt(examples.size()));
    }
    return switch (schema.path("type").asText()) {
      case "object" -> object(schema);
      case "array" -> array(schema);
      case "integer" -> JsonNodeFactory.instance.numberNode(integer(schema));
      case "boolean" -> JsonNodeFactory.instance.booleanNode(random.nextBoolean());
      default -> JsonNodeFactory.instance.textNode(text(schema));
    };
  }

  private ObjectNode object(JsonNode schema) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    schema
        .path("properties")
        .forEachEntry(
            (name, property) -> {
              boolean required =
                  schema
                      .path("required")
                      .valueStream()
                      .anyMatch(each -> each.asText().equals(name));
              if (required || random.nextInt(3) == 0) {
                object.set(name, of(property));
              }
            });
    return object;
  }

  private ArrayNode array(JsonNode schema) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    int size = Math.max(schema.path("minItems").asInt(), random.nextInt(MAX_ITEMS));
    for (int i = 0; i < size; i++) {
      array.add(of(schema.path("items")));
    }
    return array;
  }

  private int integer(JsonNode schema) {
    int step = schema.path("multipleOf").asInt(1);
    int min = schema.path("minimum").asInt(0);
    int max = schema.path("maximum").asInt(min + 1_000);
    return (min + random.nextInt(max - min + 1)) / step * step;
  }

  private String text(JsonNode schema) {
    if (schema.path("format").asText().equals("date-time")) {
      return Instant.now().minusSeconds(random.nextInt(600)).toString();
    }
    int length = 1 + random.nextInt(MAX_LENGTH);
    return random
        .ints(length, 'a', 'z' + 1)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
