package dev.emojistreaming.contract;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Unicode's emojis "recommended for general interchange" (RGI, UTS #51), in all forms that
 * keyboards send.
 *
 * <p>The resource lists the fully-qualified forms. Keyboards, pickers and phones omit emoji
 * presentation selectors (U+FE0F), add needless ones, and put them before a skin tone instead of
 * after it. Next to a listed emoji a selector carries no meaning, so that any form is accepted that
 * is a listed emoji when its selectors are removed, with at most one after each other code point.
 */
final class RgiEmoji {

  static final String VERSION = "18.0";

  private static final char PRESENTATION_SELECTOR = '\uFE0F';

  /** By the fully-qualified form, and by the form without selectors. */
  private static final Map<String, String> FULLY_QUALIFIED = load();

  private RgiEmoji() {}

  /** The fully-qualified form of exactly one emoji, with its skin tone, or null. */
  static @Nullable String fullyQualified(String text) {
    String emoji = FULLY_QUALIFIED.get(text);
    return emoji == null && hasPlausibleSelectors(text)
        ? FULLY_QUALIFIED.get(withoutSelectors(text))
        : emoji;
  }

  /** Whether there are selectors, none of them first or after another one. */
  private static boolean hasPlausibleSelectors(String text) {
    return text.indexOf(PRESENTATION_SELECTOR) > 0
        && !text.contains("" + PRESENTATION_SELECTOR + PRESENTATION_SELECTOR);
  }

  private static String withoutSelectors(String text) {
    return text.replace(String.valueOf(PRESENTATION_SELECTOR), "");
  }

  private static Map<String, String> load() {
    Map<String, String> forms = new HashMap<>();
    String resource = "emoji-" + VERSION + "-rgi.txt";
    try (InputStream in = Objects.requireNonNull(RgiEmoji.class.getResourceAsStream(resource));
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      lines.lines().filter(line -> !line.startsWith("# ")).forEach(emoji -> addForms(forms, emoji));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource, e);
    }
    return forms;
  }

  private static void addForms(Map<String, String> forms, String emoji) {
    forms.put(emoji, emoji);
    forms.put(withoutSelectors(emoji), emoji);
  }
}
