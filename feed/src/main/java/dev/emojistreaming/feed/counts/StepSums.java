package dev.emojistreaming.feed.counts;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The reactions of one step of a {@link TimeSeries}. */
public final class StepSums {

  private final Map<String, Long> byEmoji = new TreeMap<>();
  private long others;

  void add(@Nullable String emoji, long reactions) {
    if (emoji == null) {
      others += reactions;
    } else {
      byEmoji.merge(emoji, reactions, Long::sum);
    }
  }

  /** Of the named emojis, in code point order. */
  public Map<String, Long> byEmoji() {
    return Collections.unmodifiableMap(byEmoji);
  }

  /** With all other emojis. */
  public long others() {
    return others;
  }
}
