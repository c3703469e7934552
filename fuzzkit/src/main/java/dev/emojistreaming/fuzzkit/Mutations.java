package dev.emojistreaming.fuzzkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Inputs that are like the seeds: each is a seed with a few changes, of bits, bytes, digits,
 * ranges, or with a part of another seed. The same seeds give the same sequence. For one thread.
 */
public final class Mutations {

  private static final int MAX_CHANGES = 4;
  private static final int MAX_RANGE = 12;

  /** Texts at which readers take another way: ends, separators, limits, and parts of emojis. */
  private static final List<byte[]> TOKENS =
      List.of(
              "",
              "0",
              "-1",
              "9999999999999999999",
              "null",
              "{}",
              "[]",
              "\"",
              "\\u0000",
              "\\ud83d",
              " ",
              "\t",
              "\n",
              ",",
              ":",
              ";",
              "/",
              "..",
              "%2F",
              "é",
              "e\u0301",
              "\uFE0F",
              "\u200D",
              "\u202E",
              "👍",
              "🏽",
              "❤️",
              "🇩🇪",
              "1️⃣")
          .stream()
          .map(token -> token.getBytes(UTF_8))
          .toList();

  private final List<byte[]> seeds;
  private final Random random;

  /**
   * Mutations of these seeds.
   *
   * @param seeds at least one
   */
  public Mutations(List<byte[]> seeds) {
    this(seeds, 1);
  }

  /** Another sequence for each number. */
  public Mutations(List<byte[]> seeds, long number) {
    this.seeds = List.copyOf(seeds);
    this.random = new Random(number);
  }

  /** The next input; the caller may keep and change it. */
  public byte[] next() {
    byte[] input = seed().clone();
    int changes = 1 + random.nextInt(MAX_CHANGES);
    for (int i = 0; i < changes; i++) {
      input = changed(input);
    }
    return input;
  }

  private byte[] seed() {
    return seeds.get(random.nextInt(seeds.size()));
  }

  private byte[] changed(byte[] input) {
    if (input.length == 0) {
      return token();
    }
    int at = random.nextInt(input.length);
    int end = Math.min(input.length, at + 1 + random.nextInt(MAX_RANGE));
    return switch (random.nextInt(9)) {
      case 0 -> with(input, at, input[at] ^ (1 << random.nextInt(8)));
      case 1 -> with(input, at, random.nextInt(256));
      case 2 -> with(input, at, '0' + random.nextInt(10));
      case 3 -> replaced(input, at, end, new byte[0]);
      case 4 -> replaced(input, at, at, Arrays.copyOfRange(input, at, end));
      case 5 -> replaced(input, at, at, token());
      case 6 -> replaced(input, at, end, token());
      case 7 -> replaced(input, at, end, partOfASeed());
      default -> Arrays.copyOf(input, random.nextInt(4) == 0 ? at : input.length);
    };
  }

  private byte[] token() {
    return TOKENS.get(random.nextInt(TOKENS.size())).clone();
  }

  private byte[] partOfASeed() {
    byte[] seed = seed();
    int start = random.nextInt(seed.length + 1);
    return Arrays.copyOfRange(seed, start, start + random.nextInt(seed.length - start + 1));
  }

  private static byte[] with(byte[] input, int at, int value) {
    input[at] = (byte) value;
    return input;
  }

  private static byte[] replaced(byte[] input, int start, int end, byte[] by) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(input.length + by.length);
    bytes.write(input, 0, start);
    bytes.writeBytes(by);
    bytes.write(input, end, input.length - end);
    return bytes.toByteArray();
  }
}
