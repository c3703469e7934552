package dev.emojistreaming.ingest.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.emojistreaming.contract.FieldError;
import dev.emojistreaming.ingest.ledger.Rejection;
import dev.emojistreaming.ingest.ticket.Outcome;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** The answer to a batch: what became of each of its reactions, in their order. */
final class BatchReceipt {

  private static final JsonFactory JSON = new JsonFactory();
  private static final int TYPICAL_SIZE_OF_ONE = 80;

  private BatchReceipt() {}

  static Response of(List<Outcome> outcomes) {
    long stored = outcomes.stream().filter(Outcome.Stored.class::isInstance).count();
    Optional<Rejection> refusal =
        outcomes.stream()
            .filter(Outcome.Refused.class::isInstance)
            .map(outcome -> ((Outcome.Refused) outcome).reason())
            .findFirst();
    return stored == 0 && refusal.isPresent()
        ? Problem.of(refusal.get()).response()
        : Response.ok(toJson(outcomes, stored), MediaType.APPLICATION_JSON_TYPE).build();
  }

  private static byte[] toJson(List<Outcome> outcomes, long stored) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(outcomes.size() * TYPICAL_SIZE_OF_ONE);
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("status", "Emoji batch received");
      json.writeNumberField("accepted", stored);
      json.writeNumberField("refused", outcomes.size() - stored);
      json.writeArrayFieldStart("results");
      for (Outcome outcome : outcomes) {
        write(json, outcome);
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return bytes.toByteArray();
  }

  private static void write(JsonGenerator json, Outcome outcome) throws IOException {
    json.writeStartObject();
    if (outcome instanceof Outcome.Stored stored) {
      json.writeStringField("message_id", stored.messageId());
      json.writeStringField("stored", stored.place().tag());
    } else if (outcome instanceof Outcome.Refused refused) {
      writeProblem(json, Problem.of(refused.reason()));
    } else if (outcome instanceof Outcome.Malformed malformed) {
      writeProblem(json, Problem.malformed(malformed.errors()));
    }
    json.writeEndObject();
  }

  private static void writeProblem(JsonGenerator json, Problem problem) throws IOException {
    json.writeNumberField("status", problem.status());
    json.writeStringField("detail", problem.detail());
    if (!problem.errors().isEmpty()) {
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
}
