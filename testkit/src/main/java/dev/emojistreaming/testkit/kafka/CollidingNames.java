package dev.emojistreaming.testkit.kafka;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Fields whose names have the same hash in Jackson's table of names, whatever its seed: from the
 * fourth group of four bytes on, the table adds the mixed groups, so that the fifth can make up for
 * the fourth.
 */
final class CollidingNames {

  private static final int SUM = 2 * mixed(group("mmmm"));

  private CollidingNames() {}

  static Stream<String> make(int number) {
    Random random = new Random(1);
    return Stream.generate(() -> name(random))
        .filter(name -> name.chars().allMatch(c -> c >= '0' && c <= 'z' && c != '\\'))
        .limit(number)
        .map(name -> "\"" + name + "\":1");
  }

  private static String name(Random random) {
    byte[] fourth = new byte[4];
    for (int i = 0; i < fourth.length; i++) {
      fourth[i] = (byte) ('a' + random.nextInt(26));
    }
    int fifth = unmixed(SUM - mixed(ByteBuffer.wrap(fourth).getInt()));
    byte[] last = ByteBuffer.allocate(4).putInt(fifth).array();
    return "aaaabbbbcccc" + new String(fourth, ISO_8859_1) + new String(last, ISO_8859_1);
  }

  private static int group(String text) {
    return ByteBuffer.wrap(text.getBytes(ISO_8859_1)).getInt();
  }

  private static int mixed(int group) {
    return group ^ (group >> 21);
  }

  /** The upper bits are unchanged, and shift into the lower ones. */
  private static int unmixed(int mixed) {
    int group = mixed;
    for (int bits = 0; bits < 32; bits += 21) {
      group = mixed ^ (group >> 21);
    }
    return group;
  }
}
