package dev.emojistreaming.deployment.compose;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.emojistreaming.deployment.ProjectRoot;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The project's {@code compose.yaml} with anchors and merges resolved. */
public final class ComposeFile {

  private static final JsonNode TREE = read();

  private ComposeFile() {}

  private static JsonNode read() {
    try (Reader text = Files.newBufferedReader(ProjectRoot.resolve("compose.yaml"))) {
      Object tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
      return new ObjectMapper().valueToTree(tree);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static JsonNode tree() {
    return TREE;
  }

  /** The services by name. */
  public static Map<String, JsonNode> services() {
    return TREE.get("services").properties().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Whether a service's image is built from one of the project's Dockerfiles. */
  public static boolean isOurs(JsonNode service) {
    return service.path("image").asText().startsWith("emoji-streaming/");
  }
}
