package dev.emojistreaming.fuzzkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Locale;

/** The start of an input as a Java literal of its bytes, to be pasted as a seed. */
final class Quoted {

  private static final int MAX = 1_000;

  private Quoted() {}

  static String of(byte[] input) {
    StringBuilder text = new StringBuilder("\"");
    for (char c : new String(input, 0, Math.min(MAX, input.length), ISO_8859_1).toCharArray()) {
      if (c == '"' || c == '\\') {
        text.append('\\').append(c);
      } else if (c < ' ' || c > '~') {
        text.append(String.format(Locale.ROOT, "\\%03o", (int) c));
      } else {
        text.append(c);
      }
    }
    return text.append(input.length > MAX ? "\"…" : "\".getBytes(ISO_8859_1)").toString();
  }
}
