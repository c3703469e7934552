package dev.emojistreaming.spark.cap;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.emojistreaming.spark.pack.Names;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The changes of a batch in a {@link CapSlice}, as one value of the state: names of emojis that are
 * new, and 45 bytes for each reaction. Reading all blocks of a slice in their order repeats the
 * changes. For one thread.
 */
final class CapBlock {

  private static final int CHANGE_BYTES = 5 * Long.BYTES + Integer.BYTES + 1;
  private static final int FIRST_CAPACITY = 64;

  private final List<byte[]> newNames = new ArrayList<>();
  private ByteBuffer changes = ByteBuffer.allocate(FIRST_CAPACITY * CHANGE_BYTES);

  void addName(String emoji) {
    newNames.add(emoji.getBytes(UTF_8));
  }

  void add(Reaction reaction, int emoji, boolean isRepeated) {
    if (!changes.hasRemaining()) {
      changes = ByteBuffer.allocate(Math.multiplyExact(changes.capacity(), 2)).put(changes.flip());
    }
    changes
        .putLong(reaction.userHigh())
        .putLong(reaction.userLow())
        .putLong(reaction.place())
        .putLong(reaction.offset())
        .putLong(reaction.tag())
        .putInt(emoji)
        .put((byte) (isRepeated ? 1 : 0));
  }

  boolean isEmpty() {
    return changes.position() == 0;
  }

  byte[] toBytes() {
    int names = newNames.stream().mapToInt(name -> Integer.BYTES + name.length).sum();
    ByteBuffer block = ByteBuffer.allocate(Integer.BYTES + names + changes.position());
    block.putInt(newNames.size());
    newNames.forEach(name -> block.putInt(name.length).put(name));
    return block.put(changes.array(), 0, changes.position()).array();
  }

  static void read(byte[] bytes, Names emojis, FirstReactions into) {
    ByteBuffer block = ByteBuffer.wrap(bytes);
    for (int names = block.getInt(); names > 0; names--) {
      byte[] name = new byte[block.getInt()];
      block.get(name);
      emojis.number(new String(name, UTF_8));
    }
    while (block.hasRemaining()) {
      Reaction reaction =
          new Reaction(
              block.getLong(),
              block.getLong(),
              block.getLong(),
              block.getLong(),
              block.getLong(),
              emojis.name(block.getInt()));
      if (block.get() == 1) {
        into.repeat(reaction);
      } else {
        into.add(reaction);
      }
    }
  }
}
