package dev.emojistreaming.spark.cap;

import dev.emojistreaming.spark.pack.Names;
import java.util.function.LongConsumer;

/** The part of a {@link UserCap} for five minutes of windows, which are forgotten together. */
final class CapSlice {

  private final long firstBlock;
  private final Names emojis = new Names();
  private final FirstReactions first;
  private CapBlock changes = new CapBlock();
  private int blocks;

  CapSlice(int slice, int max) {
    firstBlock = (long) slice << Integer.SIZE;
    first = new FirstReactions(max, emojis);
  }

  /** The slice that a block belongs to. */
  static int sliceOf(long block) {
    return (int) (block >> Integer.SIZE);
  }

  Outcome apply(Reaction reaction, boolean isRepeated) {
    int known = emojis.size();
    Outcome outcome = isRepeated ? first.repeat(reaction) : first.add(reaction);
    if (outcome == Outcome.COUNTED || outcome == Outcome.DISPLACED) {
      if (emojis.size() > known) {
        changes.addName(reaction.emoji());
      }
      changes.add(reaction, emojis.number(reaction.emoji()), isRepeated);
    }
    return outcome;
  }

  String displacedEmoji() {
    return first.displacedEmoji();
  }

  int size() {
    return first.size();
  }

  /** Repeats the changes of the next block. */
  void read(byte[] block) {
    CapBlock.read(block, emojis, first);
    blocks++;
  }

  /** Writes the changes since the last time, if there are any. */
  void write(UserCap.BlockWriter writer) {
    if (!changes.isEmpty()) {
      writer.write(firstBlock + blocks, changes.toBytes());
      blocks++;
      changes = new CapBlock();
    }
  }

  void forget(LongConsumer forgotten) {
    for (int block = 0; block < blocks; block++) {
      forgotten.accept(firstBlock + block);
    }
  }
}
