package dev.emojistreaming.deployment.image;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;

/** What an image says of itself, as the Open Container Initiative defines it. */
record Image(JsonNode configuration) {

  static Image of(Buildah buildah, String name) throws JsonProcessingException {
    return new Image(new ObjectMapper().readTree(buildah.inspect(name)).at("/OCIv1/config"));
  }

  /** Who runs it; a number, if it is to be checked for not being root. */
  String user() {
    return configuration.path("User").asText();
  }

  List<String> entryPoint() {
    return texts("Entrypoint");
  }

  /** Arguments of the entry point, unless others are given. */
  List<String> command() {
    return texts("Cmd");
  }

  /** Each as {@code NAME=value}. */
  List<String> variables() {
    return texts("Env");
  }

  String workingFolder() {
    return configuration.path("WorkingDir").asText("/");
  }

  /** A label of those that are standard, or nothing. */
  String label(String name) {
    return configuration.path("Labels").path("org.opencontainers.image." + name).asText();
  }

  private List<String> texts(String key) {
    return configuration.path(key).valueStream().map(JsonNode::asText).toList();
  }
}
