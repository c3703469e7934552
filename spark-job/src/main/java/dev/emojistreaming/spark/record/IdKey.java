package dev.emojistreaming.spark.record;

import java.io.Serial;
import java.io.Serializable;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The secret key of the ids, so that nobody can construct two reactions with the same id. It stays
 * the same for the lifetime of a checkpoint.
 */
public record IdKey(long first, long second) implements Serializable {

  @Serial private static final long serialVersionUID = 1;

  private static final int HEX_DIGITS_OF_A_LONG = 16;

  public static IdKey random() {
    SecureRandom random = new SecureRandom();
    return new IdKey(random.nextLong(), random.nextLong());
  }

  /**
   * Reads {@link #toHex()}.
   *
   * @throws IllegalArgumentException if the text is not such a key
   */
  public static IdKey ofHex(String hex) {
    if (hex.length() != 2 * HEX_DIGITS_OF_A_LONG) {
      throw new IllegalArgumentException("a key has 32 hexadecimal digits");
    }
    return new IdKey(
        HexFormat.fromHexDigitsToLong(hex, 0, HEX_DIGITS_OF_A_LONG),
        HexFormat.fromHexDigitsToLong(hex, HEX_DIGITS_OF_A_LONG, hex.length()));
  }

  public String toHex() {
    HexFormat hex = HexFormat.of();
    return hex.toHexDigits(first) + hex.toHexDigits(second);
  }

  /** Without the key, so that logs do not contain it. */
  @Override
  public String toString() {
    return "IdKey";
  }
}
