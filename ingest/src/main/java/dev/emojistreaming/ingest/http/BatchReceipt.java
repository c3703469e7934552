package dev.emojistreaming.ingest.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.emojistreaming.contract.FieldError;
import dev.emojistreaming.ingest.ledger.Rejection;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
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

  static Response of(List<IntakeOutcome> outcomes) {
    long kept = outcomes.stream().filter(IntakeOutcome.Kept.class::isInstance).count();
    Optional<Rejection> refusal =
        outcomes.stream()
            .filter(IntakeOutcome.Refused.class::isInstance)
            .map(outcome -> ((IntakeOutcome.Refused) outcome).reason())
            .findFirst();
    return kept == 0 && refusal.isPresent()
        ? Problem.comeAgain(refusal.get())
        : Response.ok(toJson(outcomes, kept), MediaType.APPLICATION_JSON_TYPE).build();
  }

  private static byte[] toJson(List<IntakeOutcome> outcomes, long kept) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(outcomes.size() * TYPICAL_SIZE_OF_ONE);
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("status", "Emoji batch received");
      json.writeNumberField("accepted", kept);
      json.writeNumberField("refused", outcomes.size() - kept);
      json.writeArrayFieldStart("results");
      for (IntakeOutcome outcome : outcomes) {
        write(json, outcome);
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return bytes.toByteArray();
  }

  private static void write(JsonGenerator json, IntakeOutcome outcome) throws IOException {
    json.writeStartObject();
    if (outcome instanceof IntakeOutcome.Kept kept) {
      json.writeStringField("message_id", kept.messageId());
      json.writeStringField("stored", Receipt.wireName(kept.place()));
    } else if (outcome instanceof IntakeOutcome.Refused refused) {
      writeProblem(json, Status.SERVICE_UNAVAILABLE, refused.reason().detail());
    } else if (outcome instanceof IntakeOutcome.Malformed malformed) {
      writeProblem(json, Status.BAD_REQUEST, Rejection.MALFORMED.detail());
      json.writeArrayFieldStart("errors");
      for (FieldError error : malformed.errors()) {
        json.writeStartObject();
        json.writeStringField("field", error.field());
        json.writeStringField("detail", error.detail());
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private static void writeProblem(JsonGenerator json, Status status, String detail)
      throws IOException {
    json.writeNumberField("status", status.getStatusCode());
    json.writeStringField("detail", detail);
  }
}
