package dev.emojistreaming.contract.setting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.emojistreaming.fuzzkit.FuzzCase;
import java.math.BigInteger;
import java.util.Locale;
import java.util.stream.Stream;

class SizeTextFuzzTest extends FuzzCase {

  SizeTextFuzzTest() {
    super(SizeText.class);
  }

  @Override
  protected Stream<byte[]> seeds() {
    return texts(
        "0",
        "4096",
        "64K",
        "32m",
        " 1G ",
        "2T",
        "8P",
        "7b",
        "1024",
        "1048576",
        "8191P",
        "8192P",
        "1024P",
        "999999999999999999P",
        "9999999999999999999",
        "1.5M",
        "1 M",
        "M",
        "-1",
        "1KB",
        "1E",
        "");
  }

  @Override
  protected void check(byte[] input) {
    String text = new String(input, UTF_8);
    BigInteger expected = expected(text.strip().toUpperCase(Locale.ROOT));
    long size;
    try {
      size = SizeText.parse(text);
    } catch (IllegalArgumentException e) {
      assertThat(e.getMessage()).isEqualTo("not a size: " + text);
      assertThat(expected.bitLength()).as(text).isGreaterThan(63);
      return;
    }
    assertThat(size).isEqualTo(expected.longValueExact());
    assertThat(SizeText.parse(SizeText.format(size))).isEqualTo(size);
  }

  /** More than a long can hold when it is not a size. */
  private static BigInteger expected(String text) {
    if (!text.matches("[0-9]{1,18}[BKMGTP]?")) {
      return BigInteger.TWO.pow(64);
    }
    BigInteger number = new BigInteger(text.replaceAll("\\D", ""));
    return number.multiply(BigInteger.valueOf(1024).pow("BKMGTP".indexOf(last(text))));
  }

  private static char last(String text) {
    char last = text.charAt(text.length() - 1);
    return Character.isDigit(last) ? 'B' : last;
  }
}
