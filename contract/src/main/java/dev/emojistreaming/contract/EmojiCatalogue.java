package dev.emojistreaming.contract;

import dev.emojistreaming.contract.setting.InvalidSettingException;
import java.text.Normalizer;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The set of emojis that are accepted, and the one spelling of each.
 *
 * <p>The setting {@code EMOJI_CATALOGUE} chooses one: {@code rgi}, {@code any}, or a list such as
 * {@code 👍,❤️,:wicket:}.
 */
public sealed interface EmojiCatalogue {

  /** Maximum length of a name in {@code any} or in a list, in characters (code points). */
  int MAX_NAME = 64;

  /** The names of {@code any} or in a list, as a phrase. */
  String NAMES =
      "1–"
          + MAX_NAME
          + " printable characters, at least one of them visible, without controls of the writing"
          + " direction and with at most four combining marks in a row";

  /** The one spelling of the emoji, or null if it is not in the catalogue. */
  @Nullable String normalise(String text);

  /** A description of the accepted emojis, as a phrase after "must be". */
  String description();

  /**
   * Reads the setting {@code EMOJI_CATALOGUE}.
   *
   * @throws InvalidSettingException when it is not one of the three forms
   */
  static EmojiCatalogue of(String setting) {
    return switch (setting.strip()) {
      case "rgi" -> new Rgi();
      case "any" -> new AnyName();
      default -> Listed.of(setting);
    };
  }

  /** Every emoji that Unicode recommends for general interchange, see {@link RgiEmoji}. */
  record Rgi() implements EmojiCatalogue {
    @Override
    public @Nullable String normalise(String text) {
      return RgiEmoji.fullyQualified(text);
    }

    @Override
    public String description() {
      return "one emoji of Unicode " + RgiEmoji.VERSION;
    }
  }

  /**
   * Any short printable name in the normal form NFC; emojis are still normalised to one spelling.
   */
  record AnyName() implements EmojiCatalogue {
    @Override
    public @Nullable String normalise(String text) {
      String emoji = RgiEmoji.fullyQualified(text);
      if (emoji != null) {
        return emoji;
      }
      if (!PrintableText.hasLength(text, MAX_NAME)) {
        return null;
      }
      String name = Normalizer.normalize(text, Normalizer.Form.NFC);
      return PrintableText.isName(name) ? name : null;
    }

    @Override
    public String description() {
      return NAMES;
    }
  }

  /**
   * Only the names that the operator listed.
   *
   * @param spellings the listed names by themselves; emojis match in each of their forms
   */
  record Listed(Map<String, String> spellings) implements EmojiCatalogue {
    private static Listed of(String setting) {
      Map<String, String> spellings = new TreeMap<>();
      for (String name : setting.split(",", -1)) {
        String normalised = new AnyName().normalise(name.strip());
        if (normalised == null) {
          throw new InvalidSettingException(
              "EMOJI_CATALOGUE",
              "rgi, any, or a comma-separated list of names of " + NAMES,
              setting);
        }
        spellings.put(normalised, normalised);
      }
      return new Listed(Map.copyOf(spellings));
    }

    @Override
    public @Nullable String normalise(String text) {
      String name = new AnyName().normalise(text);
      return name == null ? null : spellings.get(name);
    }

    @Override
    public String description() {
      return "one of the " + spellings.size() + " reactions of this service's catalogue";
    }
  }
}
