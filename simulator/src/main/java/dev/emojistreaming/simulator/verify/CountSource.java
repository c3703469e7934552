package dev.emojistreaming.simulator.verify;

import dev.emojistreaming.contract.EmojiCount;
import java.time.Duration;
import java.util.List;

/** A source of counts, in the order of each partition. */
public interface CountSource {

  /** The counts since the last call; empty after the timeout. */
  List<EmojiCount> poll(Duration timeout);

  /** All counts up to the current ends of the partitions, or those read before the timeout. */
  List<EmojiCount> drain(Duration timeout);
}
