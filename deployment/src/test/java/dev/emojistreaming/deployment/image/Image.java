package dev.emojistreaming.deployment.image;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;

/** The configuration of an image, as the Open Container Initiative defines it. */
record Image(JsonNode configuration) {

  static Image of(Buildah buildah, String name) throws JsonProcessingException {
    return new Image(new ObjectMapper().readTree(buildah.inspect(name)).at("/OCIv1/config"));
  }

  /** The user; a number, so that Kubernetes can check that it is not root. */
  String user() {
    return configuration.path("User").asText();
  }

  List<String> entryPoint() {
    return texts("Entrypoint");
  }

  /** Default arguments of the entry point. */
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

  /** The value of a standard label; empty if it is missing. */
  String label(String name) {
    return configuration.path("Labels").path("org.opencontainers.image." + name).asText();
  }

  private List<String> texts(String key) {
    return configuration.path(key).valueStream().map(JsonNode::asText).toList();
  }
}
