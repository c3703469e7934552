package dev.emojistreaming.ingest.http;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.emojistreaming.contract.JsonText;
import dev.emojistreaming.contract.ProblemWriter;
import dev.emojistreaming.ingest.ledger.Rejection;
import dev.emojistreaming.ingest.ticket.Outcome;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The response to a batch: one result for each reaction, in the order of the batch. */
final class BatchReceipt {

  private static final int TYPICAL_RESULT_SIZE = 80;

  private BatchReceipt() {}

  static Response of(List<Outcome> outcomes) {
    long stored = outcomes.stream().filter(Outcome.Stored.class::isInstance).count();
    Optional<Rejection> rejection =
        outcomes.stream()
            .filter(Outcome.Rejected.class::isInstance)
            .map(outcome -> ((Outcome.Rejected) outcome).reason())
            .findFirst();
    return stored == 0 && rejection.isPresent()
        ? ProblemResponse.of(RejectionProblem.of(rejection.get()))
        : Response.ok(toJson(outcomes, stored), MediaType.APPLICATION_JSON_TYPE).build();
  }

  private static byte[] toJson(List<Outcome> outcomes, long stored) {
    return JsonText.object(
        outcomes.size() * TYPICAL_RESULT_SIZE,
        json -> {
          json.writeStringField("status", "Emoji batch received");
          json.writeNumberField("accepted", stored);
          json.writeNumberField("refused", outcomes.size() - stored);
          json.writeArrayFieldStart("results");
          for (Outcome outcome : outcomes) {
            write(json, outcome);
          }
          json.writeEndArray();
        });
  }

  private static void write(JsonGenerator json, Outcome outcome) throws IOException {
    json.writeStartObject();
    if (outcome instanceof Outcome.Stored stored) {
      Receipt.writeFields(json, stored);
    } else if (outcome instanceof Outcome.Rejected rejected) {
      ProblemWriter.writeItem(json, RejectionProblem.of(rejected.reason()));
    } else if (outcome instanceof Outcome.Malformed malformed) {
      ProblemWriter.writeItem(json, RejectionProblem.malformed(malformed.errors()));
    }
    json.writeEndObject();
  }
}
