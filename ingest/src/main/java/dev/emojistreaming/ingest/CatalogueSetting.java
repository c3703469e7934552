package dev.emojistreaming.ingest;

import dev.emojistreaming.contract.EmojiCatalogue;
import org.eclipse.microprofile.config.spi.Converter;

/** Reads {@code EMOJI_CATALOGUE}. */
public final class CatalogueSetting implements Converter<EmojiCatalogue> {

  @Override
  public EmojiCatalogue convert(String value) {
    return EmojiCatalogue.of(value);
  }
}
