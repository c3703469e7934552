package dev.emojistreaming.ingest.http;

import dev.emojistreaming.contract.ParsedReaction;
import dev.emojistreaming.ingest.IngestConfig;
import dev.emojistreaming.ingest.caller.Caller;
import dev.emojistreaming.ingest.limit.Limits;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.List;

/**
 * With {@code LIMIT_HEADERS}, the RateLimit fields in answers with status 200: how the user stands,
 * or the user of a batch who has least left. Thread-safe.
 */
@Singleton
class StandingFields {

  private final boolean enabled;
  private final Limits limits;

  StandingFields(IngestConfig config, Limits limits) {
    this.enabled = config.limit().headers();
    this.limits = limits;
  }

  /** The answer, with the fields if they are wanted. */
  Response add(Response answer, Caller caller, List<ParsedReaction> reactions) {
    if (!enabled || answer.getStatus() != Response.Status.OK.getStatusCode()) {
      return answer;
    }
    return limits
        .standing(caller, reactions)
        .map(
            user ->
                Response.fromResponse(answer)
                    .header(RateLimitFields.POLICY, RateLimitFields.policy(user))
                    .header(RateLimitFields.REMAINING, RateLimitFields.remaining(user))
                    .build())
        .orElse(answer);
  }
}
