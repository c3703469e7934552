package dev.emojistreaming.simulator.verify;

import dev.emojistreaming.contract.EmojiCount;
import java.time.Duration;
import java.util.List;

/** Where counts come from, in the order in which each partition holds them. */
public interface CountSource {

  /** The counts that came since the last call; empty when none came in time. */
  List<EmojiCount> poll(Duration atMost);

  /** All counts up to the ends that the partitions have now, as far as they can be read in time. */
  List<EmojiCount> drain(Duration atMost);
}
