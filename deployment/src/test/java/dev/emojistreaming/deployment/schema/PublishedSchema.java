package dev.emojistreaming.deployment.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.emojistreaming.deployment.ProjectRoot;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** The files of {@code src/test/resources/schemas}, whose README says where they are from. */
public final class PublishedSchema {

  private static final Path FOLDER = ProjectRoot.resolve("deployment/src/test/resources/schemas");

  private PublishedSchema() {}

  /** Reads YAML or JSON; empty when there is no file of that name. */
  public static Optional<JsonNode> read(String name) {
    Path file = FOLDER.resolve(name + ".gz");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try (InputStream text = new GZIPInputStream(Files.newInputStream(file))) {
      return Optional.of(new YAMLMapper().readTree(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
