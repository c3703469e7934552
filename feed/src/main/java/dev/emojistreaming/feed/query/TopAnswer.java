package dev.emojistreaming.feed.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.emojistreaming.feed.counts.EmojiTotal;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;

/**
 * The answer of {@code GET /rooms/{room}/top}.
 *
 * @param from windows that started before it are left out
 * @param top the most frequent emoji first
 * @param others reactions with all other emojis; left out if there are none
 */
@RegisterForReflection
public record TopAnswer(
    String room,
    Instant from,
    List<Total> top,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) long others) {

  /**
   * @param reactions with all emojis, those in the totals included
   */
  static TopAnswer of(String room, Instant from, List<EmojiTotal> totals, long reactions) {
    long listed = totals.stream().mapToLong(EmojiTotal::reactions).sum();
    return new TopAnswer(
        room, from, totals.stream().map(Total::of).toList(), Math.max(0, reactions - listed));
  }

  /** An emoji and its reactions in all these windows. */
  @RegisterForReflection
  public record Total(
      @JsonProperty("emoji_type") String emoji, @JsonProperty("reaction_count") long reactions) {

    private static Total of(EmojiTotal total) {
      return new Total(total.emoji(), total.reactions());
    }
  }
}
