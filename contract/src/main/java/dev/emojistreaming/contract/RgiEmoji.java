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
 * <p>The resource lists the fully-qualified forms. Unicode's {@code emoji-test.txt} also has
 * minimally-qualified and unqualified forms, which "cover all cases where an element of the RGI set
 * is missing one or more emoji presentation selectors"; they are derived here by that definition.
 * One more form is accepted because phones send it: a single character that is an emoji by itself,
 * followed by a selector that it does not need (⚽ U+26BD U+FE0F).
 */
final class RgiEmoji {

  static final String VERSION = "17.0";

  private static final char PRESENTATION_SELECTOR = '\uFE0F';
  private static final Map<String, String> FULLY_QUALIFIED = load();

  private RgiEmoji() {}

  /** The fully-qualified form of exactly one emoji, with its skin tone, or null. */
  static @Nullable String fullyQualified(String text) {
    return FULLY_QUALIFIED.get(text);
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
    if (emoji.codePointCount(0, emoji.length()) == 1) {
      forms.put(emoji + PRESENTATION_SELECTOR, emoji);
    }
    addWithFewerSelectors(forms, emoji, emoji, 0);
  }

  private static void addWithFewerSelectors(
      Map<String, String> forms, String emoji, String form, int from) {
    forms.put(form, emoji);
    for (int selector = form.indexOf(PRESENTATION_SELECTOR, from);
        selector >= 0;
        selector = form.indexOf(PRESENTATION_SELECTOR, selector + 1)) {
      String without = form.substring(0, selector) + form.substring(selector + 1);
      addWithFewerSelectors(forms, emoji, without, selector);
    }
  }
}
