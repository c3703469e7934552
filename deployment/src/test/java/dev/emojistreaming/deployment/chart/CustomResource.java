package dev.emojistreaming.deployment.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import dev.emojistreaming.deployment.schema.PublishedSchema;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The schema of a kind from its operator's CustomResourceDefinition. */
final class CustomResource {

  private final Schema schema;

  private CustomResource(Schema schema) {
    this.schema = schema;
  }

  /** The schema of the manifest's kind; empty if there is no file of it. */
  static Optional<CustomResource> of(Manifest manifest) {
    String group = manifest.apiVersion().replaceFirst("/.*", "");
    String plural = manifest.kind().toLowerCase(Locale.ROOT) + "s";
    return PublishedSchema.read(group + "_" + plural + ".yaml")
        .map(definition -> schemaOf(definition, manifest.apiVersion().replaceFirst(".*/", "")))
        .map(StrictSchema::of)
        .map(strict -> SchemaRegistry.withDialect(Dialects.getOpenApi30()).getSchema(strict))
        .map(CustomResource::new);
  }

  private static JsonNode schemaOf(JsonNode definition, String version) {
    return definition
        .at("/spec/versions")
        .valueStream()
        .filter(each -> each.path("name").asText().equals(version))
        .filter(each -> each.path("served").asBoolean())
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the operator does not serve " + version))
        .at("/schema/openAPIV3Schema");
  }

  /** Violations of the schema by an object of this kind. */
  List<String> problems(JsonNode object) {
    return schema.validate(object).stream().map(Error::toString).toList();
  }
}
