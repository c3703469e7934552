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

/** Reads the files of {@code src/test/resources/schemas}; their README lists the sources. */
public final class PublishedSchema {

  private static final Path FOLDER = ProjectRoot.resolve("deployment/src/test/resources/schemas");

  private PublishedSchema() {}

  /** Reads a YAML or JSON schema; empty if there is no file with this name. */
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
