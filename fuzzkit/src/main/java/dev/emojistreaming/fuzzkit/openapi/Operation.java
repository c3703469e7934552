package dev.emojistreaming.fuzzkit.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * One method of one path in the document.
 *
 * @param path a template, such as {@code /rooms/{room}/top}
 * @param parameters of the path and of the operation, without references
 * @param body the schema of the request's JSON, without references; missing if there is no body
 * @param responses by status, without references
 */
record Operation(
    String method, String path, List<JsonNode> parameters, JsonNode body, JsonNode responses) {

  /** As a report names it. */
  String name() {
    return method + " " + path;
  }
}
