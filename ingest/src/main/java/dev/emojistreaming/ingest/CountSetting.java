package dev.emojistreaming.ingest;

import org.eclipse.microprofile.config.spi.Converter;

/** Reads a whole number from 1 to a million. */
public final class CountSetting implements Converter<Integer> {

  private static final int MOST = 1_000_000;

  @Override
  public Integer convert(String value) {
    try {
      int count = Integer.parseInt(value.strip());
      if (count >= 1 && count <= MOST) {
        return count;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new IllegalArgumentException(
        "it must be a whole number from 1 to " + MOST + ", not " + value);
  }
}
