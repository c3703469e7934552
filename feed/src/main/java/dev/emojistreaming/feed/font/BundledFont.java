package dev.emojistreaming.feed.font;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The font that {@code BundleEmojiFont} put into the build, where npm could install it. */
final class BundledFont {

  private static final String LIST = "/emoji-font.json";

  private BundledFont() {}

  /** The list of its subsets in JSON; empty if the build has no font. */
  static Optional<String> subsets() {
    try (@Nullable InputStream list = BundledFont.class.getResourceAsStream(LIST)) {
      return list == null ? Optional.empty() : Optional.of(new String(list.readAllBytes(), UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
