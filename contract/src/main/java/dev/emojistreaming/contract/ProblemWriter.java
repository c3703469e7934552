package dev.emojistreaming.contract;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** Writes problems as the JSON of the media type {@link Problem#MEDIA_TYPE}. */
public final class ProblemWriter {

  private ProblemWriter() {}

  /** The problem in UTF-8; a list without entries is left out. */
  public static byte[] toJson(Problem problem) {
    return JsonText.object(
        json -> {
          json.writeStringField("type", problem.type());
          json.writeStringField("title", problem.title());
          writeItem(json, problem);
          writePolicies(json, problem);
        });
  }

  /**
   * Writes {@code status}, {@code detail} and {@code errors} as fields of the current object: the
   * result of one item of a batch.
   */
  public static void writeItem(JsonGenerator json, Problem problem) throws IOException {
    json.writeNumberField("status", problem.status());
    json.writeStringField("detail", problem.detail());
    writeErrors(json, problem);
  }

  private static void writePolicies(JsonGenerator json, Problem problem) throws IOException {
    if (problem.violatedPolicies().isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("violated-policies");
    for (String policy : problem.violatedPolicies()) {
      json.writeString(policy);
    }
    json.writeEndArray();
  }

  private static void writeErrors(JsonGenerator json, Problem problem) throws IOException {
    if (problem.errors().isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("errors");
    for (FieldError error : problem.errors()) {
      json.writeStartObject();
      json.writeStringField("field", error.field());
      json.writeStringField("detail", error.detail());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
