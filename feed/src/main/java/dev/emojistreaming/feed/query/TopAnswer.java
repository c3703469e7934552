package dev.emojistreaming.feed.query;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.emojistreaming.feed.counts.EmojiTotal;
import java.time.Instant;
import java.util.List;

/**
 * The answer of {@code GET /rooms/{room}/top}.
 *
 * @param from windows that started before it are left out
 * @param top the most frequent emoji first
 */
public record TopAnswer(String room, Instant from, List<Total> top) {

  static TopAnswer of(String room, Instant from, List<EmojiTotal> totals) {
    return new TopAnswer(room, from, totals.stream().map(Total::of).toList());
  }

  /** An emoji and its reactions in all these windows. */
  public record Total(
      @JsonProperty("emoji_type") String emoji, @JsonProperty("reaction_count") long reactions) {

    private static Total of(EmojiTotal total) {
      return new Total(total.emoji(), total.reactions());
    }
  }
}
