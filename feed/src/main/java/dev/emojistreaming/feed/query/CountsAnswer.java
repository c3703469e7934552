package dev.emojistreaming.feed.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.emojistreaming.feed.counts.StepSums;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The answer of {@code GET /rooms/{room}/counts}.
 *
 * @param from start of the first step
 * @param to windows that start then or later are left out
 * @param step length of a step in seconds
 * @param counts the oldest step first; a step without reactions is left out
 */
@RegisterForReflection
public record CountsAnswer(String room, Instant from, Instant to, long step, List<Step> counts) {

  static CountsAnswer of(
      String room, Instant from, Instant to, Duration step, Map<Instant, StepSums> steps) {
    return new CountsAnswer(
        room, from, to, step.toSeconds(), steps.entrySet().stream().map(Step::of).toList());
  }

  /**
   * The reactions of one step.
   *
   * @param reactions by emoji, for the most frequent ones
   * @param others reactions with all other emojis; left out if there are none
   */
  @RegisterForReflection
  public record Step(
      Instant start,
      Map<String, Long> reactions,
      @JsonInclude(JsonInclude.Include.NON_DEFAULT) long others) {

    private static Step of(Map.Entry<Instant, StepSums> step) {
      return new Step(step.getKey(), step.getValue().byEmoji(), step.getValue().others());
    }
  }
}
