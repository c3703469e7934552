package dev.emojistreaming.ingest.http;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.emojistreaming.contract.JsonText;
import dev.emojistreaming.contract.Problem;
import dev.emojistreaming.contract.ProblemWriter;
import dev.emojistreaming.ingest.ledger.Rejection;
import dev.emojistreaming.ingest.limit.Refusal;
import dev.emojistreaming.ingest.ticket.Outcome;
import dev.emojistreaming.service.limit.RetryWait;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The response to a batch: one result for each reaction, in the order of the batch. */
final class BatchReceipt {

  /** Failures after these have only their status: a short request must not have a long answer. */
  private static final int MAX_EXPLAINED = 20;

  private static final int TYPICAL_RESULT_SIZE = 80;

  private BatchReceipt() {}

  static Response of(List<Outcome> outcomes) {
    long stored = outcomes.stream().filter(Outcome.Stored.class::isInstance).count();
    Optional<Rejection> rejection =
        outcomes.stream()
            .filter(Outcome.Rejected.class::isInstance)
            .map(outcome -> ((Outcome.Rejected) outcome).reason())
            .findFirst();
    if (stored == 0 && rejection.isPresent()) {
      return ProblemResponse.of(RejectionProblem.of(rejection.get()));
    }
    return outcomes.stream().allMatch(Outcome.Limited.class::isInstance)
        ? ProblemResponse.of(longestWait(outcomes))
        : Response.ok(toJson(outcomes, stored), MediaType.APPLICATION_JSON_TYPE).build();
  }

  /** The refusal that lasts longest, of outcomes that are all refusals. */
  private static Refusal longestWait(List<Outcome> outcomes) {
    return outcomes.stream()
        .map(outcome -> ((Outcome.Limited) outcome).refusal())
        .max(Comparator.comparingLong(Refusal::waitNanos))
        .orElseThrow();
  }

  private static byte[] toJson(List<Outcome> outcomes, long stored) {
    return JsonText.object(
        outcomes.size() * TYPICAL_RESULT_SIZE,
        json -> {
          json.writeStringField("status", "Emoji batch received");
          json.writeNumberField("accepted", stored);
          json.writeNumberField("refused", outcomes.size() - stored);
          json.writeArrayFieldStart("results");
          int failures = 0;
          for (Outcome outcome : outcomes) {
            failures += outcome instanceof Outcome.Stored ? 0 : 1;
            write(json, outcome, failures <= MAX_EXPLAINED);
          }
          json.writeEndArray();
        });
  }

  private static void write(JsonGenerator json, Outcome outcome, boolean explain)
      throws IOException {
    json.writeStartObject();
    if (outcome instanceof Outcome.Stored stored) {
      Receipt.writeFields(json, stored);
    } else if (explain) {
      ProblemWriter.writeItem(json, problem(outcome));
      if (outcome instanceof Outcome.Limited limited) {
        json.writeNumberField(
            "retry_after", RetryWait.jitteredSeconds(limited.refusal().waitNanos()));
      }
    } else {
      json.writeNumberField("status", problem(outcome).status());
    }
    json.writeEndObject();
  }

  private static Problem problem(Outcome outcome) {
    if (outcome instanceof Outcome.Malformed malformed) {
      return RejectionProblem.malformed(malformed.errors());
    }
    if (outcome instanceof Outcome.Forbidden forbidden) {
      return RejectionProblem.forbidden(forbidden.detail());
    }
    return outcome instanceof Outcome.Limited limited
        ? RefusalProblem.of(limited.refusal())
        : RejectionProblem.of(((Outcome.Rejected) outcome).reason());
  }
}
