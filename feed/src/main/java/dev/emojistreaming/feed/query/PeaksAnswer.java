package dev.emojistreaming.feed.query;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.emojistreaming.feed.counts.Peak;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;

/** The answer of {@code GET /rooms/{room}/peaks}: the oldest peak first. */
@RegisterForReflection
public record PeaksAnswer(String room, List<Period> peaks) {

  static PeaksAnswer of(String room, List<Peak> peaks) {
    return new PeaksAnswer(room, peaks.stream().map(Period::of).toList());
  }

  /** See {@link Peak}. */
  @RegisterForReflection
  public record Period(
      Instant start,
      Instant end,
      boolean ongoing,
      @JsonProperty("reactions_per_second") double perSecond,
      @JsonProperty("usual_per_second") double usualPerSecond,
      @JsonProperty("emoji_type") String emoji) {

    private static Period of(Peak peak) {
      return new Period(
          peak.start(),
          peak.end(),
          peak.ongoing(),
          peak.perSecond(),
          peak.usualPerSecond(),
          peak.emoji());
    }
  }
}
